package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;
import sqe.metrics.ScoreKind;
import sqe.table.Decimal;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/**
 * The scores of a column, from which those are taken out that the metric cannot have: values out of
 * its range and, in tables of other tools, values that stand for no score. Such a value is a
 * missing score, and no mean contains it.
 */
public final class CheckedScores {

  /** From this share on, values that look like percent are, and the others are small percents. */
  private static final double MOST = 0.9;

  /** One value out of range is one mistake; two alike are a habit. */
  private static final int FEWEST_MIXED = 2;

  private final double[] values;
  private final Map<Integer, String> impossible;
  private final int percent;
  private final int present;
  private final String column;

  private CheckedScores(
      double[] values, Map<Integer, String> impossible, int percent, int present, String column) {
    this.values = values;
    this.impossible = impossible;
    this.percent = percent;
    this.present = present;
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
    int percent = 0;
    int present = (int) Arrays.stream(values).filter(value -> !Double.isNaN(value)).count();
    if (known.isPresent()) {
      ScoreKind kind = known.get();
      for (int row = 0; row < values.length; row++) {
        String reason = Double.isNaN(values[row]) ? null : reason(facts, kind, values[row]);
        if (reason != null) {
          impossible.put(row, reason);
        }
      }
      percent = (int) Arrays.stream(values).filter(kind::looksLikePercent).count();
      impossible.keySet().forEach(row -> values[row] = Double.NaN);
    }
    return new CheckedScores(values, impossible, percent, present, facts.column());
  }

  /**
   * The scores of a column as they count in the value of the whole set: where that is a quotient of
   * sums, what their mean is that quotient of; else as they are.
   *
   * @throws TableException naming the first cell that is not a number
   */
  public static CheckedScores ofSet(ScoreTable table, MetricFacts facts) throws TableException {
    CheckedScores plain = of(table, facts);
    MetricInfo.Ratio ratio = facts.ratio();
    if (ratio == null || !facts.isRatioIn(table)) {
      return plain;
    }
    RatioParts parts = RatioParts.of(table, ratio);
    double[] values = new double[plain.values.length];
    int[] rows = IntStream.range(0, values.length).filter(parts::has).toArray();
    RatioParts.Whole whole = parts.whole(rows);
    Arrays.setAll(values, row -> parts.share(row, whole));
    return new CheckedScores(values, plain.impossible, plain.percent, plain.present, plain.column);
  }

  /**
   * What is said of the impossible values in all columns of known metrics, a sentence each.
   *
   * @throws TableException naming the first cell of such a column that is not a number
   */
  public static List<String> notes(ScoreTable table, MetricCatalog catalog) throws TableException {
    List<String> notes = new ArrayList<>();
    MetricCatalog knowing = table.describedIn(catalog);
    for (String column : table.columns()) {
      MetricFacts facts = MetricFacts.of(column, null, knowing);
      if (facts.known()) {
        of(table, facts).note().ifPresent(notes::add);
      }
    }
    return notes;
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
  public double[] values() {
    return values;
  }

  /** The finite scores, in the order of the rows. */
  public double[] finite() {
    return Arrays.stream(values).filter(Double::isFinite).toArray();
  }

  /**
   * What a column says of the rows that {@link #finite} has, in their order.
   *
   * @param table whose scores these are
   * @param column null for none
   * @return null for no column
   */
  public @Nullable List<String> labels(ScoreTable table, @Nullable String column) {
    if (column == null) {
      return null;
    }
    int position = table.position(column);
    return IntStream.range(0, table.rows().size())
        .filter(this::isFinite)
        .mapToObj(row -> table.rows().get(row).get(position))
        .toList();
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
  public @Nullable String impossible(int row) {
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
    if (looksLikePercent()) {
      return Optional.of("all values of " + column + " look like percent: divide them by 100");
    }
    if (percent >= FEWEST_MIXED) {
      return Optional.of(
          "%s of %s values of %s look like percent, the others do not: taken as missing, write all in one unit"
              .formatted(percent, present, column));
    }
    String first = impossible.get(impossible.keySet().stream().min(Integer::compare).orElseThrow());
    return Optional.of(
        impossible.size() == 1
            ? first + ": taken as missing"
            : "%s (%s of %s values): taken as missing"
                .formatted(first, impossible.size(), present));
  }

  /** Whether the values are a hundred times what the metric gives; a few may be small percents. */
  boolean looksLikePercent() {
    return percent > 0 && percent >= MOST * present;
  }
}
