package sqe.scoring;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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

    /** How much its plainest variant does to the files. */
    private int distance() {
      return variants.stream().mapToInt(Variant::distance).min().orElse(0);
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
   * Those of some metrics that can have a value, as it is or in percent.
   *
   * @param published the value
   * @param tolerance within which a score is that value
   */
  public static List<Metric> able(List<Metric> metrics, double published, double tolerance) {
    return metrics.stream()
        .filter(
            metric -> {
              MetricInfo.Range range = metric.info().range();
              double unit = isPercent(range, published) ? PERCENT : 1;
              return published + tolerance >= unit * range.minimum()
                  && published - tolerance <= unit * range.maximum();
            })
        .toList();
  }

  /** What a part of the work gives of one of the pairs. */
  private record Found(int pair, Map<Variant, Double> scores) {}

  /**
   * Scores pairs with every variant.
   *
   * @param pairs with a reference and an estimate each
   * @param metrics of the variants
   * @param jobs number of threads
   */
  public static Identification of(List<Pair> pairs, List<Metric> metrics, int jobs) {
    VariantGrid grid = VariantGrid.of(pairs);
    Set<String> unread = Collections.synchronizedSet(new TreeSet<>());
    // what a pair is prepared to is held by its parts, which are made when their turn comes
    Iterable<Callable<Found>> tasks =
        () ->
            IntStream.range(0, pairs.size())
                .boxed()
                .flatMap(p -> parts(p, pairs.get(p), grid, metrics, unread))
                .iterator();
    Map<Variant, double[]> values = new LinkedHashMap<>();
    try {
      new OrderedTasks(jobs, "sqe-identify")
          .run(
              tasks,
              found -> {
                found
                    .scores()
                    .forEach(
                        (variant, score) ->
                            values
                                    .computeIfAbsent(variant, key -> missing(pairs.size()))[
                                    found.pair()] =
                                score);
                return true;
              });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
    return new Identification(candidates(values), List.copyOf(unread));
  }

  private static Stream<Callable<Found>> parts(
      int place, Pair pair, VariantGrid grid, List<Metric> metrics, Set<String> unread) {
    return grid.byFile().values().stream()
        .flatMap(policies -> new VariantScores(pair, policies, metrics).parts().stream())
        .map(part -> () -> new Found(place, scores(pair, part, unread)));
  }

  private static Map<Variant, Double> scores(
      Pair pair, VariantScores.Part part, Set<String> unread) {
    try {
      return part.call();
    } catch (UnscorablePairException e) {
      unread.add(pair.id() + ": " + e.getMessage());
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

  /**
   * The values that are a published one within a tolerance. A rounded figure does not tell them
   * apart, however near they are: those by which least is done to the files come first, of these
   * the nearest.
   */
  public List<Answer> matching(double published, double tolerance) {
    return nearest(published).stream()
        .filter(answer -> answer.matches(tolerance))
        .sorted(Comparator.comparingInt(Answer::distance))
        .toList();
  }

  private static Answer answer(Candidate candidate, double published) {
    MetricInfo.Range range = candidate.variants().get(0).metric().range();
    boolean percent = isPercent(range, published);
    double value = percent ? PERCENT * candidate.value() : candidate.value();
    return new Answer(value, value - published, percent, candidate.variants());
  }

  private static boolean isPercent(MetricInfo.Range range, double published) {
    return Math.abs(published) > 1 && range.minimum() >= -1 && range.maximum() <= 1;
  }
}
