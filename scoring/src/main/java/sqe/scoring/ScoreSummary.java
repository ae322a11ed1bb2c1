package sqe.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo;
import sqe.table.Decimal;
import sqe.table.ScoreColumns;

/**
 * What is said of a table in a few lines: each column's distribution, and failures by reason.
 *
 * <p>Means are over the scored rows only, never over a number that stands for a failure. Infinite
 * scores are counted apart. Used by one thread; keeps one double a row and column.
 */
public final class ScoreSummary {

  private final Map<String, Map<String, Column>> bySystem = new LinkedHashMap<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private final ScoreColumns columns;
  private final Map<String, MetricInfo.Direction> directions = new LinkedHashMap<>();
  private int rows;
  private int failed;
  private int partial;

  /** A summary of nothing yet. */
  public ScoreSummary(ScoreColumns columns, List<MetricInfo> metrics) {
    this.columns = columns;
    metrics.forEach(metric -> directions.put(metric.id(), metric.direction()));
  }

  /**
   * The distribution of a column.
   *
   * @param expected number of rows
   * @param scored number of rows with a number, infinite ones included
   * @param infinite number of infinite ones, which mean and standard deviation leave out
   * @param mean of the finite scores; NaN if there are none
   * @param standardDeviation of the finite scores, n − 1; NaN below two
   * @param median of all scores
   * @param low 5 % quantile of all scores
   * @param high 95 % quantile of all scores
   * @param worst id of the worst row, or null
   * @param worstScore its score
   */
  public record Distribution(
      int expected,
      int scored,
      int infinite,
      double mean,
      double standardDeviation,
      double median,
      double low,
      double high,
      @Nullable String worst,
      double worstScore) {}

  private static final class Column {
    private double[] scores = new double[16];
    private int scored;
    private int expected;
    private @Nullable String worst;
    private double worstScore;

    void add(double score, String label, boolean higherIsBetter) {
      if (scored == scores.length) {
        scores = Arrays.copyOf(scores, 2 * scored);
      }
      scores[scored++] = score;
      if (worst == null || (higherIsBetter ? score < worstScore : score > worstScore)) {
        worst = label;
        worstScore = score;
      }
    }
  }

  /** Adds a row as it stands in the table. */
  public void add(List<String> cells) {
    rows++;
    List<String> names = columns.all();
    String channel = cells.get(names.indexOf("channel"));
    String label = cells.get(0) + (channel.equals("1") || channel.isEmpty() ? "" : ":" + channel);
    Map<String, Column> system =
        bySystem.computeIfAbsent(cells.get(names.indexOf("system")), key -> new LinkedHashMap<>());
    for (String score : columns.scores()) {
      Column column = system.computeIfAbsent(score, key -> new Column());
      column.expected++;
      String cell = cells.get(names.indexOf(score));
      if (!cell.isEmpty()) {
        column.add(Decimal.parse(cell), label, isHigherBetter(score));
      }
    }
    switch (cells.get(names.indexOf("status"))) {
      case "failed" -> failed++;
      case "partial" -> partial++;
      default -> {}
    }
  }

  /** Adds a row of an earlier run; why something is missing in it stands in its message. */
  public void addKept(List<String> cells) {
    add(cells);
    if (!cells.get(columns.all().indexOf("status")).equals("ok")) {
      List<String> missing =
          columns.scores().stream()
              .filter(score -> cells.get(columns.all().indexOf(score)).isEmpty())
              .toList();
      addReasons(cells.get(cells.size() - 1), missing);
    }
  }

  /** Takes {@code stoi, estoi: too short: needs …; pmsqe: too short: needs …} apart again. */
  private void addReasons(String message, List<String> missing) {
    boolean ofColumns = false;
    for (String part : message.split("; ", -1)) {
      int colon = part.indexOf(": ");
      List<String> concerned =
          colon < 0 ? List.of() : List.of(part.substring(0, colon).split(", "));
      if (!concerned.isEmpty() && missing.containsAll(concerned)) {
        addReason(part.substring(colon + 2), concerned);
        ofColumns = true;
      }
    }
    if (!ofColumns) {
      addReason(message, List.of());
    }
  }

  /** Adds why something could not be scored: counted by the kind of reason, before the colon. */
  public void addReason(String reason, List<String> concerned) {
    int colon = reason.indexOf(':');
    String kind = colon < 0 ? reason : reason.substring(0, colon);
    boolean all = concerned.isEmpty() || concerned.size() == columns.scores().size();
    String key = all ? kind : String.join(", ", concerned) + ": " + kind;
    reasons.merge(key, 1, Integer::sum);
  }

  private boolean isHigherBetter(String score) {
    String id =
        columns.withDelta() && score.endsWith(ScoreColumns.DELTA)
            ? score.substring(0, score.length() - ScoreColumns.DELTA.length())
            : score;
    return directions.get(id) == MetricInfo.Direction.HIGHER_IS_BETTER;
  }

  /** Names of the systems in the order they came. */
  public List<String> systems() {
    return List.copyOf(bySystem.keySet());
  }

  /** Number of rows, of those without any score, and of those without some. */
  public int rows() {
    return rows;
  }

  /** Number of rows without any score. */
  public int failed() {
    return failed;
  }

  /** Number of rows without some of the scores. */
  public int partial() {
    return partial;
  }

  /** Number of rows by reason, most frequent first. */
  public List<Map.Entry<String, Integer>> reasons() {
    List<Map.Entry<String, Integer>> sorted = new ArrayList<>(reasons.entrySet());
    sorted.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    return sorted;
  }

  /** The distribution of each score column of a system. */
  public Map<String, Distribution> distributions(String system) {
    Map<String, Distribution> distributions = new LinkedHashMap<>();
    bySystem
        .getOrDefault(system, Map.of())
        .forEach((name, column) -> distributions.put(name, distribution(column)));
    return distributions;
  }

  private static Distribution distribution(Column column) {
    double[] all = Arrays.copyOf(column.scores, column.scored);
    Arrays.sort(all);
    double[] finite = Arrays.stream(all).filter(Double::isFinite).toArray();
    double mean = Arrays.stream(finite).sum() / finite.length;
    double squares = Arrays.stream(finite).map(x -> (x - mean) * (x - mean)).sum();
    double deviation = finite.length < 2 ? Double.NaN : Math.sqrt(squares / (finite.length - 1));
    return new Distribution(
        column.expected,
        column.scored,
        column.scored - finite.length,
        mean,
        deviation,
        quantile(all, 0.5),
        quantile(all, 0.05),
        quantile(all, 0.95),
        column.worst,
        column.worstScore);
  }

  /** Linear interpolation between the two order statistics around (n − 1)·p. */
  static double quantile(double[] sorted, double p) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = (sorted.length - 1) * p;
    int below = (int) place;
    double low = sorted[below];
    double high = sorted[Math.min(below + 1, sorted.length - 1)];
    if (low == high || place == below) {
      return low;
    }
    if (Double.isInfinite(low) || Double.isInfinite(high)) {
      return place - below < 0.5 ? low : high;
    }
    return low + (place - below) * (high - low);
  }
}
