package sqe.dsp.linear;

import java.util.Arrays;

/**
 * Linear prediction of a frame by the autocorrelation method: f[n] ≈ Σ p_j·f[n − j].
 *
 * <p>Measures that compare spectral envelopes (log-likelihood ratio, cepstral distance) solve this
 * for thousands of short frames at a low order, so that the autocorrelation is what costs: {@code
 * order·length} multiply-adds, here eight lags in one pass over the frame. The normal equations are
 * solved by Levinson's recursion. Unlike {@link Toeplitz} nothing is loaded when they are close to
 * singular: the measures are defined by the bare recursion, and a caller sees from a NaN that there
 * was no solution.
 *
 * <p>Source: J. Makhoul, Linear prediction: a tutorial review, Proc. IEEE 63(4), 1975.
 */
public final class LinearPrediction {

  private static final int LAGS_A_PASS = 8;

  private final int order;
  private final int lags;

  /**
   * Prediction of one order.
   *
   * @param order number P of coefficients, at least 1
   */
  public LinearPrediction(int order) {
    this.order = order;
    this.lags = order + 1;
  }

  /** Number P of coefficients. */
  public int order() {
    return order;
  }

  /** Number of zeros that have to follow a frame for {@link #autocorrelate}. */
  public int padding() {
    return order + LAGS_A_PASS;
  }

  /**
   * Autocorrelation r_k = Σ f[i]·f[i + k], k = 0 … P, without scaling.
   *
   * @param frame {@code length} samples and {@link #padding()} zeros; not changed
   * @param length number of samples of the frame
   * @param r receives P + 1 values from {@code offset} on
   */
  public void autocorrelate(double[] frame, int length, double[] r, int offset) {
    int k = 0;
    for (; k <= lags - LAGS_A_PASS; k += LAGS_A_PASS) {
      eightLags(frame, length, k, r, offset + k);
    }
    for (; k < lags; k++) {
      r[offset + k] = Reductions.dot(frame, 0, frame, k, length - Math.min(k, length));
    }
  }

  private static void eightLags(double[] f, int length, int lag, double[] r, int to) {
    double r0 = 0, r1 = 0, r2 = 0, r3 = 0, r4 = 0, r5 = 0, r6 = 0, r7 = 0;
    for (int i = 0; i < length; i++) {
      double x = f[i];
      int j = i + lag;
      r0 += x * f[j];
      r1 += x * f[j + 1];
      r2 += x * f[j + 2];
      r3 += x * f[j + 3];
      r4 += x * f[j + 4];
      r5 += x * f[j + 5];
      r6 += x * f[j + 6];
      r7 += x * f[j + 7];
    }
    r[to] = r0;
    r[to + 1] = r1;
    r[to + 2] = r2;
    r[to + 3] = r3;
    r[to + 4] = r4;
    r[to + 5] = r5;
    r[to + 6] = r6;
    r[to + 7] = r7;
  }

  /**
   * The error filter A = (1, −p_1 … −p_P) by Levinson's recursion.
   *
   * @param r P + 1 values from {@code rOffset} on; not changed
   * @param a receives P + 1 values from {@code aOffset} on: NaN from the second on where the
   *     prediction error became 0, as it does for a frame of zeros
   */
  public void errorFilter(double[] r, int rOffset, double[] a, int aOffset) {
    Arrays.fill(a, aOffset, aOffset + lags, 0);
    a[aOffset] = 1;
    double error = r[rOffset];
    for (int i = 1; i <= order; i++) {
      double sum = 0;
      for (int j = 0; j < i; j++) {
        sum += a[aOffset + j] * r[rOffset + i - j];
      }
      double reflection = error == 0 ? Double.POSITIVE_INFINITY : sum / error;
      for (int j = 1; 2 * j <= i; j++) {
        double low = a[aOffset + j];
        double high = a[aOffset + i - j];
        a[aOffset + j] = low - reflection * high;
        a[aOffset + i - j] = high - reflection * low;
      }
      a[aOffset + i] = -reflection;
      error *= 1 - reflection * reflection;
    }
  }
}
