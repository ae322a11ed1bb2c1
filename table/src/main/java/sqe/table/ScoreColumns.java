package sqe.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The columns of a score table.
 *
 * @param carried further columns of the manifest
 * @param metrics ids in the order asked
 * @param withDelta whether each is followed by {@code <id>_delta}, estimate minus mixture
 * @param inspected what an inspector adds after the scores
 */
public record ScoreColumns(
    List<String> carried, List<String> metrics, boolean withDelta, List<String> inspected) {

  /** Columns before the carried ones and the scores. */
  public static final List<String> LEADING =
      List.of("id", "system", "channel", "reference", "estimate", "sample_rate", "duration_s");

  /** Columns after the scores. */
  public static final List<String> TRAILING = List.of("status", "message");

  /** What is appended to a metric's id for the difference to the mixture. */
  public static final String DELTA = "_delta";

  private static final Pattern NUMBER = Pattern.compile("-?(inf|[0-9].*)");

  /** Copies the lists. */
  public ScoreColumns {
    carried = List.copyOf(carried);
    metrics = List.copyOf(metrics);
    inspected = List.copyOf(inspected);
  }

  /** Columns of a table that nothing is added to. */
  public ScoreColumns(List<String> carried, List<String> metrics, boolean withDelta) {
    this(carried, metrics, withDelta, List.of());
  }

  /** The score columns: the metrics, each followed by its difference where that is asked for. */
  public List<String> scores() {
    if (!withDelta) {
      return metrics;
    }
    List<String> scores = new ArrayList<>();
    for (String metric : metrics) {
      scores.add(metric);
      scores.add(metric + DELTA);
    }
    return scores;
  }

  /** All columns in their order. */
  public List<String> all() {
    List<String> all = new ArrayList<>(LEADING);
    all.addAll(carried);
    all.addAll(scores());
    all.addAll(inspected);
    all.addAll(TRAILING);
    return all;
  }

  /** Whether a column holds numbers; what an inspector says may be a word. */
  public boolean isNumber(String column, String cell) {
    if (inspected.contains(column)) {
      return cell.isEmpty() || NUMBER.matcher(cell).matches();
    }
    return Set.of("sample_rate", "duration_s").contains(column) || scores().contains(column);
  }
}
