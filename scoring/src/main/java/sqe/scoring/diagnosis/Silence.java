package sqe.scoring.diagnosis;

import sqe.dsp.linear.Reductions;

/** Whether there is any sound. */
public final class Silence {

  private Silence() {}

  /** Whether a mean square is, but for rounding, that of one constant value. */
  public static boolean is(double power, double mean) {
    double square = mean * mean;
    return power - square <= Math.max(1e-18, 1e-13 * square);
  }

  /** Whether all samples are equal but for rounding. */
  static boolean is(double[] x) {
    return x.length == 0 || is(Reductions.energy(x) / x.length, Reductions.sum(x) / x.length);
  }
}
