package sqe.dsp.linear;

/** Products of packed spectra, whose first two elements are the real bins 0 and n/2. */
final class PackedSpectra {

  private PackedSpectra() {}

  /** {@code product = a·b}; {@code product} may be neither a nor b. */
  static void multiply(double[] a, double[] b, double[] product) {
    product[0] = a[0] * b[0];
    product[1] = a[1] * b[1];
    for (int i = 2; i < a.length; i += 2) {
      double re = a[i] * b[i] - a[i + 1] * b[i + 1];
      double im = a[i] * b[i + 1] + a[i + 1] * b[i];
      product[i] = re;
      product[i + 1] = im;
    }
  }

  /**
   * {@code sum += conj(x + (−1)^k·previous)·y}: the share of one block of y in the correlation with
   * x at lags 0 to n/2, where {@code previous} is the block of x before {@code x}.
   */
  static void accumulateCorrelation(double[] previous, double[] x, double[] y, double[] sum) {
    sum[0] += (x[0] + previous[0]) * y[0];
    sum[1] += (x[1] + previous[1]) * y[1];
    accumulateBin(x[2] - previous[2], x[3] - previous[3], y, sum, 2);
    for (int i = 4; i < x.length; i += 4) {
      accumulateBin(x[i] + previous[i], x[i + 1] + previous[i + 1], y, sum, i);
      accumulateBin(x[i + 2] - previous[i + 2], x[i + 3] - previous[i + 3], y, sum, i + 2);
    }
  }

  private static void accumulateBin(double re, double im, double[] y, double[] sum, int i) {
    sum[i] += re * y[i] + im * y[i + 1];
    sum[i + 1] += re * y[i + 1] - im * y[i];
  }
}
