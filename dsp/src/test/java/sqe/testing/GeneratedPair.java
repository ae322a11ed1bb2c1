package sqe.testing;

/**
 * Pulses of speech-like harmonics, 48,000 samples at 16 kHz, and an estimate with noise, from a
 * formula and a linear congruential generator: the pair for which the specifications of further
 * metrics give expected values.
 */
public final class GeneratedPair {

  /** Sample rate in Hz. */
  public static final int SAMPLE_RATE = 16000;

  private static final int LENGTH = 48000;

  private GeneratedPair() {}

  /** The reference x; a new array. */
  public static double[] reference() {
    double[] u = uniform(0, LENGTH);
    double[] x = new double[LENGTH];
    for (int n = 0; n < LENGTH; n++) {
      double t = (double) n / SAMPLE_RATE;
      double harmonics = 0;
      for (int h = 1; h <= 20; h++) {
        harmonics += StrictMath.sin(2 * Math.PI * 150 * h * t) / h;
      }
      double envelope = Math.max(0, StrictMath.sin(2 * Math.PI * 1.5 * t));
      x[n] = 0.1 * envelope * harmonics + 0.001 * u[n];
    }
    return x;
  }

  /** The estimate y = 0.8 x + 0.02 noise; a new array. */
  public static double[] estimate() {
    double[] u = uniform(LENGTH, LENGTH);
    double[] y = reference();
    for (int n = 0; n < LENGTH; n++) {
      y[n] = 0.8 * y[n] + 0.02 * u[n];
    }
    return y;
  }

  /** Values of the generator, uniform in [−1, 1), from some index on; a new array. */
  public static double[] uniform(int from, int length) {
    long state = 1;
    double[] u = new double[length];
    for (int k = 0; k < from + length; k++) {
      state = (1103515245L * state + 12345L) & 0x7fffffffL;
      if (k >= from) {
        u[k - from] = state / (double) (1 << 30) - 1;
      }
    }
    return u;
  }
}
