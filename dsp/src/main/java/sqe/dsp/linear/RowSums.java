package sqe.dsp.linear;

import sqe.dsp.VectorModule;

/**
 * Weighted sums of rows. Every implementation adds in the same order without fusing, so results are
 * the same to the bit.
 */
interface RowSums {

  /** {@code sum += Σ weights[i]·rows[i]} over the first {@code sum.length} values of each row. */
  void add(double[] sum, double[] weights, double[][] rows);

  /** The fastest implementation this JVM has. */
  static RowSums fastest() {
    return VectorModule.isPresent() ? new VectorRowSums() : new PlainRowSums();
  }
}
