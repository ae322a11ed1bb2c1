package sqe.judge.stats;

import java.util.Arrays;

/**
 * One-sided sign-flip permutation test of the mean.
 *
 * <p>If the mean is {@code b} and the units are symmetric about it, then flipping the sign of any
 * of {@code x = d − b} changes nothing in distribution. The test counts how many of the sign
 * patterns give a statistic as large as the one observed (Fisher 1935). Units are files or whole
 * clusters, {@code x_g = Σd − b·m}, so that what is correlated is flipped together.
 *
 * <ul>
 *   <li>Up to {@value #EXACT_LIMIT} units all 2ⁿ patterns are counted. The sum of squares does not
 *       change under flips, so that the studentised mean rises with the plain sum and the sum is
 *       what is compared: T(s) ≥ T exactly when the units that s flips sum to at most zero.
 *   <li>Above, {@code p = (c + 1)/(B + 1)} of B random patterns (Phipson and Smyth 2010: p is never
 *       zero), and the statistic is the studentised mean with Hall's (1992) monotone correction for
 *       skewness, {@code √n (S + g S²/3 + g² S³/27 + g/6n)} with {@code S = x̄/s}; g is the sample
 *       skewness, shrunk by what chance alone makes of it, so that symmetric units are hardly
 *       corrected. Any statistic keeps the test exact for symmetric units; this one removes most of
 *       the error that skewed units cause. Below some twenty units the skewness is too poorly known
 *       to correct with.
 * </ul>
 *
 * <p>Power sums of the flipped units are computed once a pattern; a p-value for another bound then
 * costs O(B), which makes inverting the test into a confidence bound cheap.
 */
public final class SignFlips implements Location {

  /** Up to this many units every sign pattern is counted. */
  static final int EXACT_LIMIT = 20;

  private final SignPatterns patterns;
  private final double centre;
  private final double minimum;
  private final double maximum;
  private final boolean exact;

  /**
   * Prepares the sign patterns.
   *
   * @param differences at least one
   * @param draws number of random patterns where there are too many to count
   * @param seed of the random patterns
   */
  public SignFlips(PairedDifferences differences, int draws, long seed) {
    if (differences.size() == 0) {
      throw new IllegalArgumentException("no differences");
    }
    Units units = differences.units().dealt(seed);
    centre = units.mean();
    double[] means = units.means();
    minimum = Arrays.stream(means).min().getAsDouble();
    maximum = Arrays.stream(means).max().getAsDouble();
    exact = units.count() <= EXACT_LIMIT;
    double[] sums = units.sumsAbout(centre);
    double[] sizes = units.sizes();
    patterns = exact ? AllPatterns.of(sums, sizes) : new RandomPatterns(sums, sizes, draws, seed);
  }

  /** Whether all sign patterns were counted. */
  boolean isExact() {
    return exact;
  }

  @Override
  public double pAbove(double bound) {
    return patterns.shareAsHigh(bound - centre);
  }

  @Override
  public double pBelow(double bound) {
    return patterns.shareAsLow(bound - centre);
  }

  @Override
  public double minimum() {
    return minimum;
  }

  @Override
  public double maximum() {
    return maximum;
  }

  @Override
  public double lowerBound(double alpha) {
    if (patterns instanceof AllPatterns all) {
      int rejected = all.rejected(alpha);
      return rejected == 0 ? Double.NEGATIVE_INFINITY : centre + all.typicalValue(rejected);
    }
    return Location.super.lowerBound(alpha);
  }

  @Override
  public double upperBound(double alpha) {
    if (patterns instanceof AllPatterns all) {
      int rejected = all.rejected(alpha);
      return rejected == 0
          ? Double.POSITIVE_INFINITY
          : centre + all.typicalValue(all.subsets() + 1 - rejected);
    }
    return Location.super.upperBound(alpha);
  }

  /** The mean. */
  @Override
  public double estimate() {
    return centre;
  }
}
