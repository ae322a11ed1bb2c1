package sqe.judge.stats;

import org.jspecify.annotations.Nullable;

/**
 * Where differences lie: one-sided tests against any bound, and the confidence bounds that follow
 * from them: the lower bound at 1 − α is the largest value that "not above it" is rejected for.
 */
public sealed interface Location permits SignFlips, SignedRanks {

  /** Probability of data as high as these if the location were {@code bound} or lower. */
  double pAbove(double bound);

  /** Probability of data as low as these if the location were {@code bound} or higher. */
  double pBelow(double bound);

  /** The smallest and largest value that a bound can have. */
  double minimum();

  /** See {@link #minimum()}. */
  double maximum();

  /**
   * The one-sided lower bound at 1 − α: {@code pAbove} is at most α below it.
   *
   * @return −∞ when the data are too few for any bound
   */
  default double lowerBound(double alpha) {
    return Inversion.lower(this::pAbove, alpha, minimum(), maximum());
  }

  /**
   * The one-sided upper bound at 1 − α: {@code pBelow} is at most α above it.
   *
   * @return +∞ when the data are too few for any bound
   */
  default double upperBound(double alpha) {
    return -Inversion.lower(bound -> pBelow(-bound), alpha, -maximum(), -minimum());
  }

  /** The location these tests are of: the mean, or the middle of the differences. */
  double estimate();

  /**
   * The two-sided interval at a level: the locations that neither one-sided test rejects at half of
   * its complement. It holds both one-sided bounds of that level.
   *
   * @param level such as 0.95
   * @return null when the data are too few for one, or so large that it overflows
   */
  default @Nullable Interval interval(double level) {
    double tail = (1 - level) / 2;
    double low = lowerBound(tail);
    double high = upperBound(tail);
    return Double.isFinite(low) && Double.isFinite(high) ? new Interval(low, high) : null;
  }
}
