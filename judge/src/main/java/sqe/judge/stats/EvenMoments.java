package sqe.judge.stats;

/**
 * Moments of the units x − bm that no flip of signs changes, and what they say of the skewness that
 * chance alone gives to symmetric units.
 *
 * @param second the mean square
 * @param skewnessVariance the variance that the sample skewness has when the units are symmetric:
 *     (μ₆ − 6μ₄μ₂ + 9μ₂³)/(nμ₂³), which is 6/n for normal units
 */
record EvenMoments(double second, double skewnessVariance) {

  /**
   * The moments of units about a bound.
   *
   * @param x sums of the units' differences about some centre
   * @param m sizes of the units
   * @param bound relative to that centre
   */
  static EvenMoments of(double[] x, double[] m, double bound) {
    double second = 0, fourth = 0, sixth = 0;
    for (int g = 0; g < x.length; g++) {
      double value = x[g] - bound * m[g];
      double square = value * value;
      second += square;
      fourth += square * square;
      sixth += square * square * square;
    }
    double n = x.length;
    double m2 = second / n;
    double m4 = fourth / n;
    double m6 = sixth / n;
    return new EvenMoments(m2, (m6 - 6 * m4 * m2 + 9 * m2 * m2 * m2) / (n * m2 * m2 * m2));
  }

  /** The skewness g less what chance makes of it: g·max(0, 1 − var/g²). */
  double shrunk(double skewness) {
    double square = skewness * skewness;
    double trust = square <= skewnessVariance ? 0 : 1 - skewnessVariance / square;
    return skewness * trust;
  }
}
