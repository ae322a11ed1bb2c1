package sqe.dsp.spectrum;

/**
 * Window functions, exactly as the specifications of the metrics define them. Each call returns a
 * new array; cosines come from {@link StrictMath}, so the values are the same on every platform.
 */
public final class Windows {

  private Windows() {}

  /** Periodic Hann: ½(1 − cos(2πi/n)), i = 0 … n−1. */
  public static double[] periodicHann(int n) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      window[i] = 0.5 * (1 - StrictMath.cos(2 * Math.PI * i / n));
    }
    return window;
  }

  /** Square root of the periodic Hann window. */
  public static double[] periodicSquareRootHann(int n) {
    double[] window = periodicHann(n);
    for (int i = 0; i < n; i++) {
      window[i] = Math.sqrt(window[i]);
    }
    return window;
  }

  /**
   * Symmetric Hann without its two zero ends: ½(1 − cos(2π(i+1)/(n+1))), i = 0 … n−1 (the window of
   * STOI).
   */
  public static double[] openHann(int n) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      window[i] = 0.5 * (1 - StrictMath.cos(2 * Math.PI * (i + 1) / (n + 1)));
    }
    return window;
  }

  /** Symmetric Hamming: 0.54 − 0.46·cos(2πi/(n−1)), i = 0 … n−1. */
  public static double[] hamming(int n) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      window[i] = 0.54 - 0.46 * StrictMath.cos(2 * Math.PI * i / (n - 1));
    }
    return window;
  }

  /** Symmetric Blackman: 0.42 − 0.5·cos(2πi/(n−1)) + 0.08·cos(4πi/(n−1)), i = 0 … n−1. */
  public static double[] blackman(int n) {
    double[] window = new double[n];
    for (int i = 0; i < n; i++) {
      double angle = 2 * Math.PI * i / (n - 1);
      window[i] = 0.42 - 0.5 * StrictMath.cos(angle) + 0.08 * StrictMath.cos(2 * angle);
    }
    return window;
  }
}
