package sqe.testing;

/**
 * Two-source test signals defined by formulas, 32,000 samples at 16 kHz, for which the
 * specifications give expected values. No file and no third-party recording is needed.
 */
public final class FormulaSignals {

  /** Sample rate in Hz. */
  public static final int SAMPLE_RATE = 16000;

  private static final int LENGTH = 32000;

  /** First clean source; reference of the single-source pair. */
  public final double[] source1 = new double[LENGTH];

  /** Second clean source. */
  public final double[] source2 = new double[LENGTH];

  /** Coloured noise. */
  public final double[] noise = new double[LENGTH];

  /** Estimate of the single-source pair. */
  public final double[] estimate = new double[LENGTH];

  /** Estimate of the first of two sources. */
  public final double[] estimate1 = new double[LENGTH];

  /** Estimate of the second of two sources. */
  public final double[] estimate2 = new double[LENGTH];

  /** Computes all signals. */
  public FormulaSignals() {
    double[] u1 = uniform(12345);
    double[] u2 = uniform(54321);
    double[] u3 = uniform(999);
    for (int n = 0; n < LENGTH; n++) {
      double t = n / 16000.0;
      double phase1 = 2 * Math.PI * 120 * n / 16000 + 2 * StrictMath.sin(2 * Math.PI * 1.5 * t);
      double envelope1 = 0.0005 + Math.max(0, StrictMath.sin(2 * Math.PI * 2 * t));
      double tone1 = 0;
      for (int h = 1; h <= 40; h++) {
        tone1 += StrictMath.sin(h * phase1 + h * h) / h;
      }
      source1[n] = 0.25 * envelope1 * tone1 + 0.001 * u2[n];
      double phase2 = 2 * Math.PI * 190 * n / 16000 + 1.5 * StrictMath.sin(2 * Math.PI * 2.5 * t);
      double envelope2 = 0.3 + 0.2 * StrictMath.sin(2 * Math.PI * 3 * t + 1);
      double tone2 = 0;
      for (int h = 1; h <= 30; h++) {
        tone2 += StrictMath.sin(h * phase2 + h) / h;
      }
      source2[n] = 0.2 * envelope2 * tone2 + 0.001 * u3[n];
      noise[n] = (n > 0 ? 0.6 * noise[n - 1] : 0) + u1[n];
    }
    for (int n = 0; n < LENGTH; n++) {
      estimate[n] = 0.9 * source1[n] + 0.1 * (n >= 3 ? source1[n - 3] : 0) + 0.04 * noise[n];
      estimate1[n] = source1[n] + 0.2 * source2[n] + 0.02 * noise[n];
      estimate2[n] =
          0.1 * (n >= 5 ? source1[n - 5] : 0) + 0.8 * source2[n] + 0.02 * noise[LENGTH - 1 - n];
    }
  }

  private static double[] uniform(long seed) {
    double[] u = new double[LENGTH];
    long state = seed;
    for (int k = 0; k < LENGTH; k++) {
      state = (1664525L * state + 1013904223L) & 0xFFFFFFFFL;
      u[k] = state / 4294967296.0 - 0.5;
    }
    return u;
  }
}
