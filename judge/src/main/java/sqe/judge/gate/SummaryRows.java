package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Summary;
import sqe.table.NumberCell;
import sqe.table.ScoreTable;
import sqe.table.Table;

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
          Map.entry("median", List.of(MEDIAN)));

  /** What stands beside a mean where pandas describes a table, and is no summary without one. */
  private static final Map<String, List<Statistic>> BESIDE_A_MEAN =
      Map.of(
          "count", List.of(values -> values.length),
          "min", List.of(SMALLEST),
          "25%", List.of(values -> Summary.quantile(values, 0.25)),
          "50%", List.of(MEDIAN),
          "75%", List.of(values -> Summary.quantile(values, 0.75)),
          "max", List.of(LARGEST));

  /** How far a number may be from the statistic, in parts of the column's range: it is rounded. */
  private static final double ROUNDED = 0.02;

  /** The same in parts of the statistic, which may be a sum. */
  private static final double OF_LARGE = 1e-3;

  /** One file is its own mean. */
  private static final int FEWEST = 2;

  /** The table without its summaries. */
  public static SummaryRows of(ScoreTable table) {
    int id = table.columns().indexOf("id");
    if (id < 0) {
      return new SummaryRows(table, null);
    }
    List<Integer> files = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      String word = word(table, row, id);
      if (!WORDS.containsKey(word) && !BESIDE_A_MEAN.containsKey(word)) {
        files.add(row);
      }
    }
    if (files.size() == table.rows().size()) {
      return new SummaryRows(table, null);
    }
    List<Integer> summaries = summaries(table, id, WORDS, files);
    if (!summaries.isEmpty()) {
      summaries.addAll(summaries(table, id, BESIDE_A_MEAN, files));
    }
    List<String> left = new ArrayList<>();
    List<Integer> kept = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (summaries.contains(row)) {
        left.add("'" + table.rows().get(row).get(id) + "' (" + table.place(row) + ")");
      } else {
        kept.add(row);
      }
    }
    if (left.isEmpty()) {
      return new SummaryRows(table, doubtful(table, id));
    }
    return new SummaryRows(
        table.picked(kept.stream().mapToInt(row -> row).toArray()),
        "%s: %s left out: %s the other rows"
            .formatted(
                table.source(), String.join(", ", left), left.size() == 1 ? "sums up" : "sum up"));
  }

  /** What is said of rows that are called as summaries are, and hold other numbers. */
  private static @Nullable String doubtful(ScoreTable table, int id) {
    List<String> named = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (WORDS.containsKey(word(table, row, id))) {
        named.add("'" + table.rows().get(row).get(id) + "' (" + table.place(row) + ")");
      }
    }
    return named.isEmpty()
        ? null
        : "%s: %s %s for a file: the numbers are not those of the other rows"
            .formatted(
                table.source(),
                String.join(", ", named),
                named.size() == 1 ? "is taken" : "are each taken");
  }

  /** The rows that say what their word promises of the files. */
  private static List<Integer> summaries(
      ScoreTable table, int id, Map<String, List<Statistic>> words, List<Integer> files) {
    List<Integer> summaries = new ArrayList<>();
    for (int row = 0; row < table.rows().size(); row++) {
      if (isSummary(table, row, words.getOrDefault(word(table, row, id), List.of()), files)) {
        summaries.add(row);
      }
    }
    return summaries;
  }

  /** What the id says, without what tools put behind it: {@code AVG.}, {@code mean (n=30)}. */
  private static String word(ScoreTable table, int row, int column) {
    String id = table.rows().get(row).get(column).strip().toLowerCase(Locale.ROOT);
    if (id.isEmpty() || ")].:".indexOf(id.charAt(id.length() - 1)) < 0) {
      return id; // most ids end otherwise, and this is asked of every row
    }
    return id.replaceFirst("[\\s_]*[(\\[].*[)\\]]$", "").replaceFirst("[.:]$", "");
  }

  /** Whether some column tells that the row is one of these statistics, and none that it is not. */
  private static boolean isSummary(
      ScoreTable table, int row, List<Statistic> statistics, List<Integer> files) {
    for (Statistic statistic : statistics) {
      boolean told = false;
      boolean contradicted = false;
      for (int column = 0; column < table.columns().size(); column++) {
        String cell = table.rows().get(row).get(column);
        double said = number(cell);
        double[] values = values(table, column, files);
        if (Table.isIndex(table.columns().get(column))
            || Double.isNaN(said)
            || values.length < FEWEST) {
          continue;
        }
        double range = LARGEST.of(values) - SMALLEST.of(values);
        double expected = statistic.of(values);
        double rounding = Math.max(ROUNDED * range, OF_LARGE * Math.abs(expected));
        boolean agrees = Math.abs(said - expected) <= rounding;
        told |= agrees && range > 0;
        contradicted |= !agrees;
      }
      if (told && !contradicted) {
        return true;
      }
    }
    return false;
  }

  private static double[] values(ScoreTable table, int column, List<Integer> files) {
    return files.stream()
        .mapToDouble(file -> number(table.rows().get(file).get(column)))
        .filter(Double::isFinite)
        .toArray();
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
