package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Summary;
import sqe.table.NumberCell;
import sqe.table.ScoreTable;

/**
 * A table without the rows that sum it up: other tools write means and deviations below the files,
 * under ids such as {@code mean}. A file can be called so, too: a row whose numbers are not the
 * statistic of their columns stays.
 *
 * @param table the rows of files
 * @param note which rows are left out; null where none is
 */
public record SummaryRows(ScoreTable table, @Nullable String note) {

  /** What a summary says of a column. */
  private interface Statistic {
    double of(double[] values);
  }

  private static final Statistic MEAN = Summary::mean;
  private static final Statistic SUM = values -> Arrays.stream(values).sum();
  private static final Statistic SPREAD = Summary::standardDeviation;
  private static final Statistic MEDIAN = values -> Summary.quantile(values, 0.5);
  private static final Statistic SMALLEST = values -> Arrays.stream(values).min().orElse(0);
  private static final Statistic LARGEST = values -> Arrays.stream(values).max().orElse(0);

  private static final Map<String, List<Statistic>> WORDS =
      Map.ofEntries(
          Map.entry("mean", List.of(MEAN)),
          Map.entry("average", List.of(MEAN)),
          Map.entry("avg", List.of(MEAN)),
          Map.entry("all", List.of(MEAN, SUM)),
          Map.entry("overall", List.of(MEAN, SUM)),
          Map.entry("total", List.of(SUM, MEAN)),
          Map.entry("sum", List.of(SUM)),
          Map.entry("std", List.of(SPREAD)),
          Map.entry("stdev", List.of(SPREAD)),
          Map.entry("median", List.of(MEDIAN)),
          Map.entry("min", List.of(SMALLEST)),
          Map.entry("max", List.of(LARGEST)));

  /** How far a number may be from the statistic, in parts of the column's range: it is rounded. */
  private static final double ROUNDED = 0.02;

  /** The same in parts of the statistic, which may be a sum. */
  private static final double OF_LARGE = 1e-3;

  /** Fewer files than this have no statistics that tell a summary from a file. */
  private static final int FEWEST = 3;

  /** The table without its summaries. */
  public static SummaryRows of(ScoreTable table) {
    int id = table.columns().indexOf("id");
    if (id < 0) {
      return new SummaryRows(table, null);
    }
    List<Integer> named = new ArrayList<>();
    List<Integer> files = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      String word = table.rows().get(row).get(id).strip().toLowerCase(Locale.ROOT);
      (WORDS.containsKey(word) ? named : files).add(row);
    }
    List<Integer> kept = new ArrayList<>(files);
    List<String> left = new ArrayList<>();
    for (int row : named) {
      if (isSummary(table, row, id, files)) {
        left.add("'" + table.rows().get(row).get(id) + "' (" + table.place(row) + ")");
      } else {
        kept.add(row);
      }
    }
    if (left.isEmpty()) {
      return new SummaryRows(table, null);
    }
    kept.sort(null);
    return new SummaryRows(
        table.picked(kept.stream().mapToInt(row -> row).toArray()),
        "%s: %s left out: %s the other rows"
            .formatted(
                table.source(), String.join(", ", left), left.size() == 1 ? "sums up" : "sum up"));
  }

  private static boolean isSummary(ScoreTable table, int row, int id, List<Integer> files) {
    List<Statistic> statistics =
        WORDS.getOrDefault(table.rows().get(row).get(id).strip().toLowerCase(Locale.ROOT), MEANS);
    return files.size() >= FEWEST
        && statistics.stream()
            .anyMatch(
                statistic ->
                    IntStream.range(0, table.columns().size())
                        .filter(column -> column != id)
                        .noneMatch(column -> differs(table, row, column, files, statistic)));
  }

  private static final List<Statistic> MEANS = List.of(MEAN);

  /** Whether the row has a number in this column that is not the statistic of the files'. */
  private static boolean differs(
      ScoreTable table, int row, int column, List<Integer> files, Statistic statistic) {
    double said = number(table.rows().get(row).get(column));
    double[] values =
        files.stream()
            .mapToDouble(file -> number(table.rows().get(file).get(column)))
            .filter(Double::isFinite)
            .toArray();
    if (!Double.isFinite(said) || values.length < FEWEST) {
      return false;
    }
    double range = LARGEST.of(values) - SMALLEST.of(values);
    double expected = statistic.of(values);
    double rounding = Math.max(ROUNDED * range, OF_LARGE * Math.abs(expected));
    return Math.abs(said - expected) > rounding;
  }

  /** NaN where the cell holds none. */
  private static double number(String cell) {
    try {
      return NumberCell.value(cell);
    } catch (NumberFormatException e) {
      return Double.NaN; // a word, which says nothing of a mean
    }
  }
}
