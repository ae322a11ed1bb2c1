package sqe.metrics.visqol;

import java.util.Arrays;

/**
 * Some columns with what similarity needs of one side alone (§7.1).
 *
 * @param bands number of bands
 * @param cells as in {@link Grid}
 * @param means μ = S(x), in the layout of the cells
 * @param deviations σ = √|v| with the sign of v = S(x²) − μ²: rounding, and weights that do not add
 *     up to quite 1, leave some v below zero
 */
record Patch(int bands, double[] cells, double[] means, double[] deviations) {

  /** Columns of a grid, which are smoothed as if there were no others. */
  static Patch of(Grid grid, int from, int columns) {
    int stride = grid.stride();
    double[] cells = Arrays.copyOfRange(grid.cells(), from * stride, (from + columns) * stride);
    double[] squares = squares(cells);
    Patch patch = empty(grid.bands(), columns);
    for (int c = 0; c < columns; c++) {
      int at = c * stride;
      int before = c == 0 ? at : at - stride;
      int after = c == columns - 1 ? at : at + stride;
      patch.describe(cells, squares, before, at, after);
    }
    System.arraycopy(cells, 0, patch.cells, 0, cells.length);
    return patch;
  }

  static Patch empty(int bands, int columns) {
    int cells = (bands + 2) * columns;
    return new Patch(bands, new double[cells], new double[cells], new double[cells]);
  }

  static double[] squares(double[] cells) {
    double[] squares = new double[cells.length];
    for (int i = 0; i < cells.length; i++) {
      squares[i] = cells[i] * cells[i];
    }
    return squares;
  }

  /**
   * Fills in mean and deviation of a column.
   *
   * @param x cells
   * @param squares their squares
   * @param before where the column before it starts
   * @param at where it starts, there and here
   * @param after where the column after it starts
   */
  void describe(double[] x, double[] squares, int before, int at, int after) {
    for (int b = 1; b <= bands; b++) {
      double mean = Smoothing.at(x, before + b, at + b, after + b);
      double variance = Smoothing.at(squares, before + b, at + b, after + b) - mean * mean;
      means[at + b] = mean;
      deviations[at + b] = Math.copySign(Math.sqrt(Math.abs(variance)), variance);
    }
  }

  int stride() {
    return bands + 2;
  }

  int columns() {
    return cells.length / stride();
  }
}
