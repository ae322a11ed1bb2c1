package sqe.judge.stats;

import java.util.Arrays;

/** For every subset of the units its sum and size: the subset that a pattern flips. */
@SuppressWarnings("ArrayRecordComponent")
record AllPatterns(double[] sums, double[] sizes, double scale) implements SignPatterns {

  static AllPatterns of(double[] x, double[] m) {
    int count = 1 << x.length;
    double[] sums = new double[count];
    double[] sizes = new double[count];
    double scale = 0;
    for (int g = 0; g < x.length; g++) {
      int bit = 1 << g;
      for (int subset = 0; subset < bit; subset++) {
        sums[bit | subset] = sums[subset] + x[g];
        sizes[bit | subset] = sizes[subset] + m[g];
      }
      scale += Math.abs(x[g]);
    }
    return new AllPatterns(sums, sizes, scale);
  }

  private double tolerance(double bound) {
    return TIE * (scale + Math.abs(bound) * sizes[sizes.length - 1]);
  }

  @Override
  public double shareAsHigh(double bound) {
    double tolerance = tolerance(bound);
    int hits = 0;
    for (int i = 0; i < sums.length; i++) {
      hits += sums[i] - bound * sizes[i] <= tolerance ? 1 : 0;
    }
    return (double) hits / sums.length;
  }

  @Override
  public double shareAsLow(double bound) {
    double tolerance = tolerance(bound);
    int hits = 0;
    for (int i = 0; i < sums.length; i++) {
      hits += sums[i] - bound * sizes[i] >= -tolerance ? 1 : 0;
    }
    return (double) hits / sums.length;
  }

  /**
   * The k-th smallest of the means of all subsets that are not empty, the typical values of
   * Hartigan (1969): p for a bound is one more than the number of means up to it, in 2ⁿ.
   *
   * @param k from 1
   */
  double typicalValue(int k) {
    double[] means = new double[sums.length - 1];
    Arrays.setAll(means, i -> sums[i + 1] / sizes[i + 1]);
    return Selection.smallest(means, k);
  }

  /** How many patterns a share of α has room for. */
  int rejected(double alpha) {
    return (int) Math.floor(alpha * sums.length * (1 + TIE));
  }

  /** How many subsets are not empty. */
  int subsets() {
    return sums.length - 1;
  }
}
