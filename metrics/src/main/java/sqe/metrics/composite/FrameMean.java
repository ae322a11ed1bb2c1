package sqe.metrics.composite;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/** How the values of the frames become one. */
enum FrameMean {
  /** The plain mean. */
  ALL,
  /** The mean of the smallest 95 %, so that a few outliers do not decide. */
  BEST_95_PERCENT;

  private static final double KEPT = 0.95;

  /**
   * The mean, in the order of the frames or of the sorted values.
   *
   * @param values at least one; sorted on return where some are left out
   */
  double of(double[] values) {
    if (this == ALL) {
      return Reductions.sum(values) / values.length;
    }
    Arrays.sort(values);
    int kept = (int) StrictMath.rint(KEPT * values.length);
    return Reductions.sum(values, 0, kept) / kept;
  }
}
