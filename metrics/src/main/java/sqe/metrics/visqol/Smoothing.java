package sqe.metrics.visqol;

/** The weighted mean of 3 × 3 cells that similarity is made of (§7.1); the weights add up to 1. */
final class Smoothing {

  private static final double CORNER = 0.0113033910173052;
  private static final double EDGE = 0.0838251475442633;
  private static final double CENTRE = 0.619485845753726;

  private Smoothing() {}

  /**
   * The smoothed value of one cell, which is no copy of an edge.
   *
   * @param x cells, as in {@link Grid}
   * @param before the cell in the column before, or {@code i} in the first column
   * @param i the cell
   * @param after the cell in the column after, or {@code i} in the last column
   */
  static double at(double[] x, int before, int i, int after) {
    return CENTRE * x[i]
        + EDGE * ((x[i - 1] + x[i + 1]) + (x[before] + x[after]))
        + CORNER * ((x[before - 1] + x[before + 1]) + (x[after - 1] + x[after + 1]));
  }
}
