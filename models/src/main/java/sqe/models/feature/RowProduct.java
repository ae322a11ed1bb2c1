package sqe.models.feature;

import java.util.Arrays;

/** A matrix times rows, {@code out[o][n] = Σ_r w[o][r]·rows[r][n]}: all the work of a layer. */
final class RowProduct {

  private RowProduct() {}

  /**
   * The product, six rows at a time, so that a result is loaded and stored once for six terms. The
   * order of the terms does not depend on {@code length}.
   *
   * @param weights [o][r]
   * @param rows [r][n]; not changed
   * @param out [o][n]; receives the first {@code length} columns
   */
  static void of(double[][] weights, double[][] rows, double[][] out, int length) {
    for (int o = 0; o < out.length; o++) {
      double[] w = weights[o];
      Arrays.fill(out[o], 0, length, 0);
      int r = 0;
      for (; r + 6 <= rows.length; r += 6) {
        addSix(w, r, rows, out[o], length);
      }
      for (; r < rows.length; r++) {
        addOne(w[r], rows[r], out[o], length);
      }
    }
  }

  private static void addSix(double[] w, int r, double[][] rows, double[] out, int length) {
    double w0 = w[r];
    double w1 = w[r + 1];
    double w2 = w[r + 2];
    double w3 = w[r + 3];
    double w4 = w[r + 4];
    double w5 = w[r + 5];
    double[] a = rows[r];
    double[] b = rows[r + 1];
    double[] c = rows[r + 2];
    double[] d = rows[r + 3];
    double[] e = rows[r + 4];
    double[] f = rows[r + 5];
    for (int n = 0; n < length; n++) {
      out[n] += w0 * a[n] + w1 * b[n] + w2 * c[n] + (w3 * d[n] + w4 * e[n] + w5 * f[n]);
    }
  }

  private static void addOne(double w, double[] row, double[] out, int length) {
    for (int n = 0; n < length; n++) {
      out[n] += w * row[n];
    }
  }
}
