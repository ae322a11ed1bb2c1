package sqe.dsp.linear;

import java.util.Optional;

/**
 * Cholesky factor of a symmetric positive definite matrix, A = G·Gᵀ.
 *
 * <p>Row by row, each element one inner product of two finished rows: n³/6 multiply-adds over
 * contiguous memory, summed in the fixed order of {@link Reductions}. Immutable.
 */
public final class Cholesky {

  private final double[][] rows;

  private Cholesky(double[][] rows) {
    this.rows = rows;
  }

  /**
   * Factors a matrix.
   *
   * @param lower the lower triangle, row i holding i + 1 elements; not changed
   * @param loading added to every diagonal element
   * @return the factor, or empty when a pivot is not positive
   */
  public static Optional<Cholesky> factor(double[][] lower, double loading) {
    double[][] g = new double[lower.length][];
    for (int i = 0; i < lower.length; i++) {
      g[i] = lower[i].clone();
      for (int j = 0; j < i; j++) {
        g[i][j] = (g[i][j] - Reductions.dot(g[i], 0, g[j], 0, j)) / g[j][j];
      }
      double pivot = g[i][i] + loading - Reductions.dot(g[i], 0, g[i], 0, i);
      if (!(pivot > 0 && pivot < Double.POSITIVE_INFINITY)) {
        return Optional.empty();
      }
      g[i][i] = Math.sqrt(pivot);
    }
    return Optional.of(new Cholesky(g));
  }

  /**
   * Solves A·x = b.
   *
   * @param b right side; not changed
   * @return x, a new array
   */
  public double[] solve(double[] b) {
    if (b.length != rows.length) {
      throw new IllegalArgumentException("order " + rows.length + ", right side " + b.length);
    }
    double[] x = b.clone();
    for (int i = 0; i < x.length; i++) {
      x[i] = (x[i] - Reductions.dot(rows[i], 0, x, 0, i)) / rows[i][i];
    }
    for (int i = x.length - 1; i >= 0; i--) {
      x[i] /= rows[i][i];
      for (int j = 0; j < i; j++) {
        x[j] -= rows[i][j] * x[i];
      }
    }
    return x;
  }
}
