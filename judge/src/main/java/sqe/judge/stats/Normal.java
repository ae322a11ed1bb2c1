package sqe.judge.stats;

import org.hipparchus.distribution.continuous.NormalDistribution;
import org.hipparchus.distribution.continuous.TDistribution;

/** The standard normal and Student's t distribution. */
final class Normal {

  private static final NormalDistribution STANDARD = new NormalDistribution(0, 1);

  private Normal() {}

  /** Φ(z). */
  static double cumulative(double z) {
    return STANDARD.cumulativeProbability(z);
  }

  /** Φ⁻¹(p); −∞ at 0 and +∞ at 1. */
  static double quantile(double p) {
    return STANDARD.inverseCumulativeProbability(p);
  }

  /** The quantile of Student's t. */
  static double studentQuantile(double p, double degreesOfFreedom) {
    return new TDistribution(degreesOfFreedom).inverseCumulativeProbability(p);
  }
}
