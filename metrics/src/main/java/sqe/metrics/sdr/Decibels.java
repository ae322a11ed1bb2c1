package sqe.metrics.sdr;

/** Energy ratios in dB. */
final class Decibels {

  /** 20 / ln 10: the factor of every gradient. */
  static final double KAPPA = 8.685889638065035;

  private Decibels() {}

  /** 10·log10(numerator / denominator); +∞ over zero, −∞ of zero. */
  static double ratio(double numerator, double denominator) {
    return 10 * StrictMath.log10(numerator / denominator);
  }

  /** Checks a soft limit: positive, maybe infinite. */
  static double requireLimit(double maximum) {
    if (!(maximum > 0)) {
      throw new IllegalArgumentException("the limit must be positive, in dB: " + maximum);
    }
    return maximum;
  }

  /** The energy ratio of a level: 10^(level / 10). */
  static double power(double level) {
    return StrictMath.pow(10, level / 10);
  }

  /**
   * Soft-limited ratio −10·log10(error / signal + τ), τ = 10^(−limit/10): never above the limit,
   * and with a gradient everywhere below it. An infinite limit is none.
   */
  static double softRatio(double signal, double error, double limit) {
    if (limit == Double.POSITIVE_INFINITY) {
      return ratio(signal, error);
    }
    return -10 * StrictMath.log10(error / signal + power(-limit));
  }
}
