package sqe.judge.gate;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.metrics.NumberText;
import sqe.metrics.ScoreKind;
import sqe.table.Counted;
import sqe.table.Decimal;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/**
 * The scores of a column, from which those are taken out that the metric cannot have: values out of
 * its range and, in tables of other tools, values that stand for no score. Such a value is a
 * missing score, and no mean contains it.
 */
public final class CheckedScores {

  private final double[] values;
  private final Map<Integer, String> impossible;
  private final boolean percent;
  private final String column;

  private CheckedScores(
      double[] values, Map<Integer, String> impossible, boolean percent, String column) {
    this.values = values;
    this.impossible = impossible;
    this.percent = percent;
    this.column = column;
  }

  /**
   * The scores of a column.
   *
   * @throws TableException naming the first cell that is not a number
   * @throws sqe.table.NotInTableException when there is no such column
   */
  public static CheckedScores of(ScoreTable table, MetricFacts facts) throws TableException {
    double[] values = table.scores(facts.column());
    Optional<ScoreKind> known = facts.kindIn(table);
    Map<Integer, String> impossible = new HashMap<>();
    boolean percent = false;
    if (known.isPresent()) {
      ScoreKind kind = known.get();
      for (int row = 0; row < values.length; row++) {
        String reason = Double.isNaN(values[row]) ? null : reason(facts, kind, values[row]);
        if (reason != null) {
          impossible.put(row, reason);
        }
      }
      percent = !impossible.isEmpty() && kind.looksLikePercent(values);
      impossible.keySet().forEach(row -> values[row] = Double.NaN);
    }
    return new CheckedScores(values, impossible, percent, facts.column());
  }

  private static @Nullable String reason(MetricFacts facts, ScoreKind kind, double value) {
    if (kind.standsForNoScore(value)) {
      return "%s %s is what tools write where they have no score"
          .formatted(facts.column(), text(value));
    }
    return kind.isPossible(value)
        ? null
        : "%s %s is outside %s".formatted(facts.column(), text(value), facts.rangeText(kind));
  }

  private static String text(double value) {
    return Double.isInfinite(value) ? Decimal.of(value) : NumberText.shortest(value);
  }

  /** One a row; NaN where there is no score, or an impossible one. Not a copy. */
  double[] values() {
    return values;
  }

  /** The finite scores, in the order of the rows. */
  public double[] finite() {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /** How many scores are this infinity. */
  public int count(double infinity) {
    return (int) Arrays.stream(values).filter(value -> value == infinity).count();
  }

  /** Whether this row has a finite score. */
  public boolean isFinite(int row) {
    return Double.isFinite(values[row]);
  }

  /** Why the value of a row is no score; null where it is one, or where there is none. */
  @Nullable String impossible(int row) {
    return impossible.get(row);
  }

  /** Whether there were values, and none of them is possible. */
  boolean noneIsPossible() {
    return !impossible.isEmpty() && Arrays.stream(values).allMatch(Double::isNaN);
  }

  /** What is said of the impossible values of the whole column; empty where there are none. */
  public Optional<String> note() {
    if (impossible.isEmpty()) {
      return Optional.empty();
    }
    if (percent) {
      return Optional.of("all values of " + column + " look like percent: divide them by 100");
    }
    String first = impossible.get(impossible.keySet().stream().min(Integer::compare).orElseThrow());
    return Optional.of(
        impossible.size() == 1
            ? first + ": taken as missing"
            : "%s, and so %s more: taken as missing"
                .formatted(first, Counted.of(impossible.size() - 1, "value is", "values are")));
  }

  /** Whether all values are a hundred times what the metric gives. */
  boolean looksLikePercent() {
    return percent;
  }
}
