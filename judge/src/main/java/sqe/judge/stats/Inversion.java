package sqe.judge.stats;

import java.util.function.DoubleUnaryOperator;

/** Turns a test of "the location is at most b" into a lower confidence bound, by bisection. */
final class Inversion {

  /** Halvings: the bound is right to 2⁻⁵² of the data's range. */
  static final int STEPS = 52;

  private Inversion() {}

  /**
   * Where p, rising from small to large between the ends, passes α.
   *
   * @return −∞ when p exceeds α even just below {@code minimum}
   */
  static double lower(DoubleUnaryOperator p, double alpha, double minimum, double maximum) {
    double margin = Math.max(1e-9 * Math.max(maximum - minimum, Math.abs(minimum)), 1e-12);
    if (p.applyAsDouble(minimum - margin) > alpha) {
      return Double.NEGATIVE_INFINITY;
    }
    if (minimum == maximum) {
      return minimum;
    }
    double low = minimum;
    double high = maximum;
    for (int step = 0; step < STEPS && low < high; step++) {
      double middle = low + (high - low) / 2;
      if (p.applyAsDouble(middle) <= alpha) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
