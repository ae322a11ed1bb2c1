package sqe.metrics.visqol;

import sqe.dsp.Signal;
import sqe.metrics.SignalPair;

/**
 * Pairs that formulas define: syllables of a harmonic tone, and the same at 0.8 of the level,
 * moved, in noise.
 */
final class TonePairs {

  private static final long MULTIPLIER = 1_103_515_245;
  private static final long INCREMENT = 12_345;

  private TonePairs() {}

  /**
   * A pair.
   *
   * @param noise amplitude of the noise
   * @param delay of the estimate in samples, zeros in front; below 0 it is early, zeros at its end
   */
  static SignalPair of(int sampleRate, int samples, double noise, int delay) {
    double[] u = uniform(2 * samples);
    double[] x = new double[samples];
    for (int n = 0; n < samples; n++) {
      double t = (double) n / sampleRate;
      double tone = 0;
      for (int h = 1; h <= 20; h++) {
        tone += StrictMath.sin(2 * Math.PI * 150 * h * t) / h;
      }
      x[n] = 0.1 * Math.max(0, StrictMath.sin(2 * Math.PI * 1.5 * t)) * tone + 0.001 * u[n];
    }
    double[] y = new double[samples];
    for (int n = 0; n < samples; n++) {
      int from = n - delay;
      y[n] = (from >= 0 && from < samples ? 0.8 * x[from] : 0) + noise * u[samples + n];
    }
    return new SignalPair(new Signal(x, sampleRate), new Signal(y, sampleRate));
  }

  /** Uniform over [−1, 1), from a linear congruential generator. */
  private static double[] uniform(int length) {
    double[] u = new double[length];
    long state = 1;
    for (int k = 0; k < length; k++) {
      state = (MULTIPLIER * state + INCREMENT) % (1L << 31);
      u[k] = state / (double) (1L << 30) - 1;
    }
    return u;
  }
}
