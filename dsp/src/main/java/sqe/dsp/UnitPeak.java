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

  /**
   * The signal times the power of two that brings its largest magnitude to 0.5 … 1. Nothing is
   * rounded, but for what lies 300 orders of magnitude below that.
   *
   * @param x finite, not changed
   * @return a new array; zeros where all samples are
   */
  public static double[] scaled(double[] x) {
    int exponent = Math.getExponent(of(x)) + 1;
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = Math.scalb(x[i], -exponent);
    }
    return scaled;
  }
}
