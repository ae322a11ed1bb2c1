package sqe.table;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The columns of a score table.
 *
 * @param carried further columns of the manifest
 * @param metrics ids in the order asked
 * @param withDelta whether each is followed by {@code <id>_delta}, estimate minus mixture
 * @param diagnosis what is said of the pair itself, after the scores
 * @param segments whether a row is of a segment, which three columns after the id say
 */
public record ScoreColumns(
    List<String> carried,
    List<String> metrics,
    boolean withDelta,
    List<String> diagnosis,
    boolean segments) {

  /** Columns before the carried ones and the scores. */
  public static final List<String> LEADING =
      List.of("id", "system", "channel", "reference", "estimate", "sample_rate", "duration_s");

  /** Columns that say which segment a row is of, behind the id. */
  public static final List<String> SEGMENT = List.of("segment", "start_s", "end_s");

  /** Columns after the scores. */
  public static final List<String> TRAILING = List.of("status", "message");

  /** Columns that every score table has, whatever is computed. */
  public static final Set<String> FIXED =
      Stream.concat(LEADING.stream(), TRAILING.stream()).collect(Collectors.toUnmodifiableSet());

  /** What is appended to a metric's id for the difference to the mixture. */
  public static final String DELTA = "_delta";

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException when two columns have one name: a manifest may have a column
   *     of a metric's name only where that metric is not scored
   */
  public ScoreColumns {
    carried = List.copyOf(carried);
    metrics = List.copyOf(metrics);
    diagnosis = List.copyOf(diagnosis);
    Set<String> seen = new HashSet<>();
    for (String name : all(carried, scores(metrics, withDelta), diagnosis, segments)) {
      if (!seen.add(name)) {
        throw new IllegalArgumentException(
            "the manifest's column '%s' is also a column of the score table: rename it"
                .formatted(name));
      }
    }
  }

  /** Columns of a table of whole recordings. */
  public ScoreColumns(
      List<String> carried, List<String> metrics, boolean withDelta, List<String> diagnosis) {
    this(carried, metrics, withDelta, diagnosis, false);
  }

  /** Columns of a table of whole recordings without diagnosis. */
  public ScoreColumns(List<String> carried, List<String> metrics, boolean withDelta) {
    this(carried, metrics, withDelta, List.of());
  }

  /** The score columns: the metrics, each followed by its difference where that is asked for. */
  public List<String> scores() {
    return scores(metrics, withDelta);
  }

  private static List<String> scores(List<String> metrics, boolean withDelta) {
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
    return all(carried, scores(), diagnosis, segments);
  }

  private static List<String> all(
      List<String> carried, List<String> scores, List<String> diagnosis, boolean segments) {
    List<String> all = new ArrayList<>(LEADING);
    if (segments) {
      all.addAll(1, SEGMENT);
    }
    all.addAll(carried);
    all.addAll(scores);
    all.addAll(diagnosis);
    all.addAll(TRAILING);
    return all;
  }
}
