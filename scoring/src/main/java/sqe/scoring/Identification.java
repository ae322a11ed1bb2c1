package sqe.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.table.Pair;

/**
 * What every {@link Variant} gives for some pairs, so that a published figure can be told to be one
 * of them. Of several pairs it is the mean over those that have a score, as tables of papers have
 * it. Immutable.
 */
public final class Identification {

  /** Values that agree in so many digits are one: they differ by rounding. */
  private static final MathContext DIGITS = new MathContext(10);

  private static final double PERCENT = 100;

  private final List<Candidate> candidates;
  private final List<String> unread;

  private Identification(List<Candidate> candidates, List<String> unread) {
    this.candidates = candidates;
    this.unread = unread;
  }

  /** Variants that these pairs cannot tell apart. */
  private record Candidate(double value, List<Variant> variants) {}

  /**
   * Variants that give one value, and how that compares with a published one.
   *
   * @param value in the metric's unit; times 100 where the published one is read as percent
   * @param difference to the published value
   * @param percent whether that was read as percent
   * @param variants all with this value on all pairs, the plainest first; at least one
   */
  public record Answer(double value, double difference, boolean percent, List<Variant> variants) {

    /** Copies the list. */
    public Answer {
      variants = List.copyOf(variants);
    }

    /** Whether the value is the published one within a tolerance. */
    public boolean matches(double tolerance) {
      return Math.abs(difference) <= tolerance;
    }
  }

  /** The metrics of a catalog that a pair of files can have and of which one value is better. */
  public static List<Metric> usualMetrics(MetricCatalog catalog) {
    return catalog.metrics().stream()
        .filter(
            metric ->
                EnumSet.of(MetricInfo.Need.REFERENCE).containsAll(metric.info().needs())
                    && metric.info().direction() != MetricInfo.Direction.NEITHER)
        .toList();
  }

  /**
   * Scores pairs with every variant.
   *
   * @param pairs with a reference and an estimate each
   * @param metrics of the variants
   * @param jobs number of threads
   */
  public static Identification of(List<Pair> pairs, List<Metric> metrics, int jobs) {
    VariantGrid grid = VariantGrid.of(pairs);
    List<Callable<Map<Variant, Double>>> tasks = new ArrayList<>();
    List<Integer> pairOfTask = new ArrayList<>();
    Set<String> unread = new TreeSet<>();
    for (int p = 0; p < pairs.size(); p++) {
      Pair pair = pairs.get(p);
      for (List<ScoringOptions> policies : grid.byFile().values()) {
        tasks.add(() -> scores(pair, policies, metrics, unread));
        pairOfTask.add(p);
      }
    }
    Map<Variant, double[]> values = new LinkedHashMap<>();
    int[] task = {0};
    try {
      new OrderedTasks(jobs, "sqe-identify")
          .run(
              tasks,
              scores -> {
                int pair = pairOfTask.get(task[0]++);
                scores.forEach(
                    (variant, score) ->
                        values.computeIfAbsent(variant, key -> missing(pairs.size()))[pair] =
                            score);
                return true;
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return new Identification(candidates(values), List.copyOf(unread));
  }

  private static Map<Variant, Double> scores(
      Pair pair, List<ScoringOptions> policies, List<Metric> metrics, Set<String> unread) {
    try {
      return VariantScores.of(pair, policies, metrics);
    } catch (UnscorablePairException e) {
      synchronized (unread) {
        unread.add(pair.id() + ": " + e.getMessage());
      }
      return Map.of();
    }
  }

  private static double[] missing(int pairs) {
    double[] values = new double[pairs];
    Arrays.fill(values, Double.NaN);
    return values;
  }

  private static List<Candidate> candidates(Map<Variant, double[]> values) {
    Map<List<BigDecimal>, Candidate> byValues = new LinkedHashMap<>();
    values.forEach(
        (variant, scores) -> {
          double[] scored = Arrays.stream(scores).filter(Double::isFinite).toArray();
          double mean = Arrays.stream(scored).sum() / scored.length;
          List<BigDecimal> key = Arrays.stream(scores).mapToObj(Identification::digits).toList();
          byValues
              .computeIfAbsent(key, any -> new Candidate(mean, new ArrayList<>()))
              .variants()
              .add(variant);
        });
    return List.copyOf(byValues.values());
  }

  /** A score to the digits that count; no score is −1e999, which none is. */
  private static BigDecimal digits(double score) {
    return Double.isNaN(score)
        ? BigDecimal.ONE.negate().scaleByPowerOfTen(999)
        : new BigDecimal(score).round(DIGITS).stripTrailingZeros();
  }

  /** Why pairs, or some variants of them, have no score: a sentence each. */
  public List<String> unread() {
    return unread;
  }

  /** Number of variants with a score. */
  public int variants() {
    return candidates.stream().mapToInt(candidate -> candidate.variants().size()).sum();
  }

  /**
   * All values there are, the nearest to a published one first. Where that is above 1, values of
   * metrics that lie within −1 and 1 are taken as percent.
   */
  public List<Answer> nearest(double published) {
    return candidates.stream()
        .map(candidate -> answer(candidate, published))
        .sorted(Comparator.comparingDouble(answer -> Math.abs(answer.difference())))
        .toList();
  }

  private static Answer answer(Candidate candidate, double published) {
    MetricInfo.Range range = candidate.variants().get(0).metric().range();
    boolean percent = Math.abs(published) > 1 && range.minimum() >= -1 && range.maximum() <= 1;
    double value = percent ? PERCENT * candidate.value() : candidate.value();
    return new Answer(value, value - published, percent, candidate.variants());
  }
}
