package sqe.models.feature;

import java.util.Arrays;

/**
 * A matrix times rows, {@code out[o][n] = Σ_r w[o][r]·rows[r][n]}: all the work of a layer.
 *
 * <p>A term is multiplied and added with one rounding ({@link Math#fma}), which processors do in
 * one step and which gives the same bits on all of them.
 */
final class RowProduct {

  private static final int OUTPUTS = 4;
  private static final int TERMS = 3;

  private RowProduct() {}

  /**
   * The product, three rows at a time for four results, so that what is loaded serves several
   * terms. The order of the terms does not depend on {@code length}.
   *
   * @param weights [o][r]
   * @param rows [r][n]; not changed
   * @param out [o][n]; receives the first {@code length} columns
   */
  static void of(double[][] weights, double[][] rows, double[][] out, int length) {
    for (double[] result : out) {
      Arrays.fill(result, 0, length, 0);
    }
    int fours = out.length - out.length % OUTPUTS;
    int threes = rows.length - rows.length % TERMS;
    for (int o = 0; o < fours; o += OUTPUTS) {
      for (int r = 0; r < threes; r += TERMS) {
        addThreeToFour(weights, o, rows, r, out, length);
      }
      for (int r = threes; r < rows.length; r++) {
        addOneToFour(weights, o, rows, r, out, length);
      }
    }
    for (int o = fours; o < out.length; o++) {
      for (int r = 0; r < rows.length; r++) {
        addOne(weights[o][r], rows[r], out[o], length);
      }
    }
  }

  private static void addThreeToFour(
      double[][] weights, int o, double[][] rows, int r, double[][] out, int length) {
    double p0 = weights[o][r];
    double p1 = weights[o][r + 1];
    double p2 = weights[o][r + 2];
    double q0 = weights[o + 1][r];
    double q1 = weights[o + 1][r + 1];
    double q2 = weights[o + 1][r + 2];
    double s0 = weights[o + 2][r];
    double s1 = weights[o + 2][r + 1];
    double s2 = weights[o + 2][r + 2];
    double t0 = weights[o + 3][r];
    double t1 = weights[o + 3][r + 1];
    double t2 = weights[o + 3][r + 2];
    double[] a = rows[r];
    double[] b = rows[r + 1];
    double[] c = rows[r + 2];
    double[] p = out[o];
    double[] q = out[o + 1];
    double[] s = out[o + 2];
    double[] t = out[o + 3];
    for (int n = 0; n < length; n++) {
      double x = a[n];
      double y = b[n];
      double z = c[n];
      p[n] = Math.fma(p0, x, Math.fma(p1, y, Math.fma(p2, z, p[n])));
      q[n] = Math.fma(q0, x, Math.fma(q1, y, Math.fma(q2, z, q[n])));
      s[n] = Math.fma(s0, x, Math.fma(s1, y, Math.fma(s2, z, s[n])));
      t[n] = Math.fma(t0, x, Math.fma(t1, y, Math.fma(t2, z, t[n])));
    }
  }

  private static void addOneToFour(
      double[][] weights, int o, double[][] rows, int r, double[][] out, int length) {
    for (int k = 0; k < OUTPUTS; k++) {
      addOne(weights[o + k][r], rows[r], out[o + k], length);
    }
  }

  private static void addOne(double w, double[] row, double[] out, int length) {
    for (int n = 0; n < length; n++) {
      out[n] = Math.fma(w, row[n], out[n]);
    }
  }
}
