package sqe.metrics.visqol;

/**
 * Cells over bands and time as the similarity reads them: each column between a copy of its first
 * band and one of its last, so that smoothing over bands needs no case of its own at the edges.
 *
 * @param bands number of bands
 * @param cells {@code [column · stride + 1 + band]}
 */
record Grid(int bands, double[] cells) {

  /** Levels above the lowest. */
  static Grid above(double lowest, double[] levels, int bands) {
    int columns = levels.length / bands;
    int stride = bands + 2;
    double[] cells = new double[columns * stride];
    for (int c = 0; c < columns; c++) {
      for (int b = 0; b < bands; b++) {
        cells[c * stride + 1 + b] = levels[c * bands + b] - lowest;
      }
      cells[c * stride] = cells[c * stride + 1];
      cells[c * stride + stride - 1] = cells[c * stride + stride - 2];
    }
    return new Grid(bands, cells);
  }

  /** Cells from the start of a column to that of the next. */
  int stride() {
    return bands + 2;
  }

  int columns() {
    return cells.length / stride();
  }
}
