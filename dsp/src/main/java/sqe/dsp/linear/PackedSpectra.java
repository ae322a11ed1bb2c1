package sqe.dsp.linear;

/** Products of packed spectra, whose first two elements are the real bins 0 and n/2. */
final class PackedSpectra {

  private PackedSpectra() {}

  /** {@code product = a·b}; {@code product} is neither a nor b. */
  static void multiply(double[] a, double[] b, double[] product) {
    product[0] = a[0] * b[0];
    product[1] = a[1] * b[1];
    for (int i = 2; i < a.length; i += 2) {
      product[i] = a[i] * b[i] - a[i + 1] * b[i + 1];
      product[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
    }
  }

  /** {@code sum += conj(x)·y}. */
  static void accumulateCorrelation(double[] x, double[] y, double[] sum) {
    sum[0] += x[0] * y[0];
    sum[1] += x[1] * y[1];
    for (int i = 2; i < x.length; i += 2) {
      sum[i] += x[i] * y[i] + x[i + 1] * y[i + 1];
      sum[i + 1] += x[i] * y[i + 1] - x[i + 1] * y[i];
    }
  }
}
