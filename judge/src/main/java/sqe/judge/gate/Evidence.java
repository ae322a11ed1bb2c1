package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Interval;
import sqe.judge.stats.Location;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.Power;

/**
 * What the differences of one metric say, before any decision. Differences are oriented: positive
 * is better.
 *
 * @param sample the differences in figures
 * @param centre where the differences lie, by the test: what bounds and interval are of
 * @param p what the tests say
 * @param bounds the one-sided lower bound L and upper bound U of the centre, each at 1 − α;
 *     infinite where there are too few files to test
 * @param interval of the centre at 1 − α, two-sided, by the same test, so that both bounds lie in
 *     it; null below {@link #FEWEST} files, where there are too few clusters for one at this level,
 *     and where scores are so large that it overflows
 * @param detectable the change that would be found with a power of 80 %; NaN below two files
 */
public record Evidence(
    Sample sample,
    Centre centre,
    PValues p,
    Interval bounds,
    @Nullable Interval interval,
    double detectable) {

  /** Below this many files nothing is tested. */
  public static final int FEWEST = 10;

  /** Below this many files a verdict comes with a warning. */
  public static final int FEW = 50;

  /**
   * Differences in figures.
   *
   * @param files number of differences
   * @param zeros how many are exactly zero
   * @param units independent units: clusters, or files
   * @param clustered whether whole clusters were resampled
   * @param mean of the differences
   * @param sd of the differences
   * @param correlation intraclass correlation; 0 without clusters
   * @param clusterSize files in a file's cluster, on average
   * @param rows what each of the files is
   */
  public record Sample(
      int files,
      int zeros,
      int units,
      boolean clustered,
      double mean,
      double sd,
      double correlation,
      double clusterSize,
      RowKind rows) {

    /** Whether all are of one recording, or of few, which cannot stand for others. */
    public boolean isOfFewRecordings() {
      return clustered && Clustering.areTooFew(units, files, rows);
    }

    /** How many recordings they are of where these are too few, else 0. */
    public int fewRecordings() {
      return isOfFewRecordings() ? units : 0;
    }

    private static Sample of(PairedDifferences differences, RowKind rows) {
      return new Sample(
          differences.size(),
          differences.zeros(),
          differences.clusterCount(),
          differences.isClustered(),
          differences.mean(),
          differences.standardDeviation(),
          differences.intraclassCorrelation(),
          differences.clusterSize(),
          rows);
    }
  }

  /**
   * Where differences lie.
   *
   * @param estimate NaN where there are too few files to test
   * @param middle whether it is the middle (Hodges and Lehmann's estimate) and not the mean: of
   *     signed ranks, which a few files that lose much hardly move
   */
  public record Centre(double estimate, boolean middle) {}

  /**
   * One-sided p-values; NaN where there are too few files to test. A drawn p is not perfectly
   * monotone in the bound it is of; where it stands on the other side of α than the confidence
   * bound from the same draws, the bound decides, and p is α or the next number above it.
   *
   * @param regression that the mean is −δ or more: small when it is worse by more than the margin
   * @param loss that the mean is 0 or more: small when it is worse at all
   * @param nonInferior that the mean is −δ or less: small when it is not worse by the margin
   * @param improved that the mean is 0 or less: small when it is better
   * @param belowMargin that the mean is +δ or more: small when it is not better by the margin
   */
  public record PValues(
      double regression, double loss, double nonInferior, double improved, double belowMargin) {

    private static final double ROUNDING = 1e-12;

    private static final PValues NONE =
        new PValues(Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    private static PValues of(Location location, double margin, Interval bounds, double alpha) {
      return new PValues(
          agreed(location.pBelow(-margin), isBelow(bounds.high(), -margin), alpha),
          agreed(location.pBelow(0), isBelow(bounds.high(), 0), alpha),
          agreed(location.pAbove(-margin), isBelow(-margin, bounds.low()), alpha),
          agreed(location.pAbove(0), isBelow(0, bounds.low()), alpha),
          agreed(location.pBelow(margin), isBelow(bounds.high(), margin), alpha));
    }

    /** By more than the rounding of differences: a loss of exactly the margin is not beyond it. */
    private static boolean isBelow(double one, double other) {
      return one < other - ROUNDING * Math.max(Math.abs(one), Math.abs(other));
    }

    private static double agreed(double p, boolean rejected, double alpha) {
      return rejected ? Math.min(p, alpha) : Math.max(p, Math.nextUp(alpha));
    }
  }

  private static final Interval UNBOUNDED =
      new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /** Tests differences against a margin. */
  static Evidence of(
      PairedDifferences differences, double margin, GatePolicy policy, RowKind rows, long seed) {
    Sample sample = Sample.of(differences, rows);
    double alpha = policy.alpha();
    double detectable =
        sample.files() < 2 || sample.isOfFewRecordings()
            ? Double.NaN
            : Power.detectable(differences, alpha, Power.USUAL);
    if (isTooSmall(sample)) {
      Centre none = new Centre(Double.NaN, policy.test() == GatePolicy.Test.WILCOXON);
      return new Evidence(sample, none, PValues.NONE, UNBOUNDED, null, detectable);
    }
    Location location = policy.location(differences, seed);
    Interval bounds = new Interval(location.lowerBound(alpha), location.upperBound(alpha));
    return new Evidence(
        sample,
        new Centre(location.estimate(), policy.test() == GatePolicy.Test.WILCOXON),
        PValues.of(location, margin, bounds, alpha),
        bounds,
        location.interval(1 - alpha),
        detectable);
  }

  /** Whether every difference is exactly zero. */
  boolean identical() {
    return sample.files() > 0 && sample.zeros() == sample.files();
  }

  /** Whether there were enough files to test. */
  public boolean tested() {
    return !isTooSmall(sample);
  }

  private static boolean isTooSmall(Sample sample) {
    return sample.files() < FEWEST || sample.isOfFewRecordings();
  }

  /**
   * Why nothing is tested, where that is so of this many rows.
   *
   * @param recordings that they are of, where these are too few; else 0
   */
  public static String tooSmall(int rows, int recordings, RowKind kind) {
    if (recordings == 1) {
      return "all %s are of one recording, which says nothing of others: score more recordings"
          .formatted(kind.counted(rows));
    }
    return recordings > 1
        ? "%s of %s recordings: %s recordings are the least that stand for others, score more"
            .formatted(kind.counted(rows), recordings, Clustering.FEWEST)
        : "%s too few to test, %s are the least".formatted(kind.counted(rows, "is", "are"), FEWEST);
  }

  /** What the number of files limits, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (tested() && sample.files() < FEW) {
      notes.add(
          "%s are few: the interval is rough".formatted(sample.rows().counted(sample.files())));
    }
    if (tested() && interval == null && !sample.clustered()) {
      notes.add("no interval: scores of this size overflow");
    }
    if (tested() && interval == null && sample.clustered()) {
      notes.add("%s clusters are too few for an interval at this level".formatted(sample.units()));
    }
    return notes;
  }

  /**
   * The verdict, which can be read off the bounds: a p is at most α exactly where its bound has
   * passed the value it is of.
   *
   * @param pRegressionAdjusted corrected for the number of metrics
   */
  Verdict verdict(double pRegressionAdjusted, double alpha) {
    if (!tested()) {
      return Verdict.INCONCLUSIVE;
    }
    if (identical()) {
      return Verdict.EQUIVALENT;
    }
    if (pRegressionAdjusted <= alpha) {
      return Verdict.FAIL;
    }
    if (p.improved() <= alpha) {
      return Verdict.IMPROVED;
    }
    if (p.nonInferior() <= alpha) {
      return p.belowMargin() <= alpha ? Verdict.EQUIVALENT : Verdict.PASS;
    }
    return Verdict.INCONCLUSIVE;
  }
}
