package sqe.dsp;

/**
 * Takes the level out of a signal for measures that do not depend on it, so that no energy over- or
 * underflows and twice the gain gives the same bits.
 */
public final class UnitPeak {

  private UnitPeak() {}

  /** The largest magnitude; 0 for no samples. */
  public static double of(double[] x) {
    double peak = 0;
    for (double value : x) {
      peak = Math.max(peak, Math.abs(value));
    }
    return peak;
  }

  /** Whether all samples are zero, or there are none. */
  public static boolean isSilent(double[] x) {
    for (double value : x) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The signal times the power of two that brings its largest magnitude to 0.5 … 1. Nothing is
   * rounded, but for what lies 300 orders of magnitude below that.
   *
   * @param x finite, not changed
   * @return a new array; zeros where all samples are
   */
  public static double[] scaled(double[] x) {
    double scale = Math.scalb(1.0, -Math.getExponent(of(x)) - 1);
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = x[i] * scale;
    }
    return scaled;
  }
}
