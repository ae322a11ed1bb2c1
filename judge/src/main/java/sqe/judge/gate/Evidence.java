package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Interval;
import sqe.judge.stats.LocationTest;
import sqe.judge.stats.MeanInterval;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.Power;

/**
 * What the differences of one metric say, before any decision. Differences are oriented: positive
 * is better. p-values are NaN and bounds infinite where there are too few files to test.
 *
 * @param files number of differences
 * @param zeros how many are exactly zero
 * @param units independent units: clusters, or files
 * @param clustered whether whole clusters were resampled
 * @param mean of the differences
 * @param sd of the differences
 * @param interval of the mean at 1 − α, two-sided; null below {@link #FEWEST} files, where there
 *     are too few clusters for one at this level, and where scores are so large that it overflows
 * @param lower one-sided lower bound L at 1 − α
 * @param upper one-sided upper bound U at 1 − α
 * @param pRegression that the mean is −δ or more: small when it is worse by more than the margin
 * @param pLoss that the mean is 0 or more: small when it is worse at all
 * @param pNonInferior that the mean is −δ or less: small when it is not worse by the margin
 * @param pImproved that the mean is 0 or less: small when it is better
 * @param pBelowMargin that the mean is +δ or more: small when it is not better by the margin
 * @param detectable the change that would be found with a power of 80 %
 * @param correlation intraclass correlation; 0 without clusters
 * @param clusterSize files in a file's cluster, on average
 */
public record Evidence(
    int files,
    int zeros,
    int units,
    boolean clustered,
    double mean,
    double sd,
    @Nullable Interval interval,
    double lower,
    double upper,
    double pRegression,
    double pLoss,
    double pNonInferior,
    double pImproved,
    double pBelowMargin,
    double detectable,
    double correlation,
    double clusterSize) {

  /** Below this many files nothing is tested. */
  public static final int FEWEST = 10;

  /** Below this many files a verdict comes with a warning. */
  public static final int FEW = 50;

  /** Tests differences against a margin. */
  static Evidence of(PairedDifferences differences, double margin, GatePolicy policy, long seed) {
    int files = differences.size();
    double alpha = policy.alpha();
    double detectable = files < 2 ? Double.NaN : Power.detectable(differences, alpha, Power.USUAL);
    if (files < FEWEST) {
      return new Evidence(
          files,
          differences.zeros(),
          differences.clusterCount(),
          differences.isClustered(),
          differences.mean(),
          differences.standardDeviation(),
          null,
          Double.NEGATIVE_INFINITY,
          Double.POSITIVE_INFINITY,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          Double.NaN,
          detectable,
          differences.intraclassCorrelation(),
          differences.clusterSize());
    }
    LocationTest test = policy.locationTest(differences, seed);
    return new Evidence(
        files,
        differences.zeros(),
        differences.clusterCount(),
        differences.isClustered(),
        differences.mean(),
        differences.standardDeviation(),
        MeanInterval.of(differences, 1 - alpha, policy.resamples(), seed),
        test.lowerBound(alpha),
        test.upperBound(alpha),
        test.pBelow(-margin),
        test.pBelow(0),
        test.pAbove(-margin),
        test.pAbove(0),
        test.pBelow(margin),
        detectable,
        differences.intraclassCorrelation(),
        differences.clusterSize());
  }

  /** Whether every difference is exactly zero. */
  boolean identical() {
    return files > 0 && zeros == files;
  }

  /** Whether there were enough files to test. */
  public boolean tested() {
    return files >= FEWEST;
  }

  /** What the number of files limits, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (tested() && files < FEW) {
      notes.add("%s files are few: the interval is rough".formatted(files));
    }
    if (tested() && interval == null && !clustered) {
      notes.add("no interval: scores of this size overflow");
    }
    if (tested() && interval == null && clustered) {
      notes.add("%s clusters are too few for an interval at this level".formatted(units));
    }
    return notes;
  }

  /**
   * The verdict.
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
    if (pImproved <= alpha) {
      return Verdict.IMPROVED;
    }
    if (pNonInferior <= alpha) {
      return pBelowMargin <= alpha ? Verdict.EQUIVALENT : Verdict.PASS;
    }
    return Verdict.INCONCLUSIVE;
  }
}
