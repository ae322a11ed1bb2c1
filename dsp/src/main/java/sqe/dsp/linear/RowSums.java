package sqe.dsp.linear;

import sqe.dsp.VectorModule;

/**
 * The sums of {@link WeightedRows}. Every implementation adds in the same order without fusing, so
 * results are the same to the bit.
 */
interface RowSums {

  /** {@code sums[first + p] += Σ weights[firstWeights + p][i]·rows[i]}, p below {@code count}. */
  void add(
      double[][] sums, int first, double[][] weights, int firstWeights, int count, double[][] rows);

  /** The fastest implementation this JVM has. */
  static RowSums fastest() {
    return VectorModule.isPresent() ? new VectorRowSums() : new PlainRowSums();
  }
}
