package sqe.dsp.linear;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Weighted sums of rows with the Vector API: four sums stay in registers while all rows are added
 * to them. What is left of a row or of the sums goes the plain way.
 */
final class VectorRowSums implements RowSums {

  private static final VectorSpecies<Double> LANES = DoubleVector.SPECIES_PREFERRED;
  private static final int TOGETHER = 4;

  private final PlainRowSums plain = new PlainRowSums();

  @Override
  public void add(
      double[][] sums,
      int first,
      double[][] weights,
      int firstWeights,
      int count,
      double[][] rows) {
    int width = sums[first].length;
    int p = 0;
    if (LANES.loopBound(width) == width) {
      for (; p + TOGETHER <= count; p += TOGETHER) {
        for (int l = 0; l < width; l += LANES.length()) {
          addFour(sums, first + p, weights, firstWeights + p, rows, l);
        }
      }
    }
    plain.add(sums, first + p, weights, firstWeights + p, count - p, rows);
  }

  private static void addFour(
      double[][] sums, int first, double[][] weights, int firstWeights, double[][] rows, int l) {
    double[] w0 = weights[firstWeights];
    double[] w1 = weights[firstWeights + 1];
    double[] w2 = weights[firstWeights + 2];
    double[] w3 = weights[firstWeights + 3];
    DoubleVector s0 = DoubleVector.fromArray(LANES, sums[first], l);
    DoubleVector s1 = DoubleVector.fromArray(LANES, sums[first + 1], l);
    DoubleVector s2 = DoubleVector.fromArray(LANES, sums[first + 2], l);
    DoubleVector s3 = DoubleVector.fromArray(LANES, sums[first + 3], l);
    int i = 0;
    for (; i + 1 < rows.length; i += 2) {
      DoubleVector a = DoubleVector.fromArray(LANES, rows[i], l);
      DoubleVector b = DoubleVector.fromArray(LANES, rows[i + 1], l);
      s0 = s0.add(a.mul(w0[i]).add(b.mul(w0[i + 1])));
      s1 = s1.add(a.mul(w1[i]).add(b.mul(w1[i + 1])));
      s2 = s2.add(a.mul(w2[i]).add(b.mul(w2[i + 1])));
      s3 = s3.add(a.mul(w3[i]).add(b.mul(w3[i + 1])));
    }
    if (i < rows.length) {
      DoubleVector a = DoubleVector.fromArray(LANES, rows[i], l);
      s0 = s0.add(a.mul(w0[i]));
      s1 = s1.add(a.mul(w1[i]));
      s2 = s2.add(a.mul(w2[i]));
      s3 = s3.add(a.mul(w3[i]));
    }
    s0.intoArray(sums[first], l);
    s1.intoArray(sums[first + 1], l);
    s2.intoArray(sums[first + 2], l);
    s3.intoArray(sums[first + 3], l);
  }
}
