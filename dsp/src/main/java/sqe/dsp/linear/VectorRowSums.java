package sqe.dsp.linear;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weighted sums of rows with the Vector API: a sum stays in a register while all rows are added.
 * What is left of a row is summed one value after the other, in the same order.
 */
final class VectorRowSums implements RowSums {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;

  private static DoubleVector product(double weight, double[] row, int l) {
    return DoubleVector.fromArray(LANES, row, l).mul(weight);
  }

  @Override
  public void add(double[] sum, double[] weights, double[][] rows) {
    int l = 0;
    for (; l < LANES.loopBound(sum.length); l += LANES.length()) {
      addLanes(sum, weights, rows, l);
    }
    for (; l < sum.length; l++) {
      addLane(sum, weights, rows, l);
    }
  }

  private static void addLanes(double[] sum, double[] weights, double[][] rows, int l) {
    DoubleVector total = DoubleVector.fromArray(LANES, sum, l);
    int i = 0;
    for (; i + 2 < weights.length; i += 3) {
      total =
          total.add(
              product(weights[i], rows[i], l)
                  .add(product(weights[i + 1], rows[i + 1], l))
                  .add(product(weights[i + 2], rows[i + 2], l)));
    }
    if (i + 1 < weights.length) {
      total =
          total.add(product(weights[i], rows[i], l).add(product(weights[i + 1], rows[i + 1], l)));
    } else if (i < weights.length) {
      total = total.add(product(weights[i], rows[i], l));
    }
    total.intoArray(sum, l);
  }

  private static void addLane(double[] sum, double[] weights, double[][] rows, int l) {
    int i = 0;
    for (; i + 2 < weights.length; i += 3) {
      sum[l] +=
          weights[i] * rows[i][l]
              + weights[i + 1] * rows[i + 1][l]
              + weights[i + 2] * rows[i + 2][l];
    }
    if (i + 1 < weights.length) {
      sum[l] += weights[i] * rows[i][l] + weights[i + 1] * rows[i + 1][l];
    } else if (i < weights.length) {
      sum[l] += weights[i] * rows[i][l];
    }
  }
}
