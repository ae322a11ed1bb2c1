package sqe.dsp.linear;

/** Weighted sums of rows in plain Java: few rows in a loop, of which vector instructions become. */
final class PlainRowSums implements RowSums {

  @Override
  public void add(
      double[][] sums,
      int first,
      double[][] weights,
      int firstWeights,
      int count,
      double[][] rows) {
    for (int p = 0; p < count; p++) {
      add(sums[first + p], weights[firstWeights + p], rows);
    }
  }

  private static void add(double[] sum, double[] weights, double[][] rows) {
    int i = 0;
    for (; i + 1 < rows.length; i += 2) {
      add(sum, weights[i], rows[i], weights[i + 1], rows[i + 1]);
    }
    if (i < rows.length) {
      add(sum, weights[i], rows[i]);
    }
  }

  private static void add(double[] sum, double wa, double[] a, double wb, double[] b) {
    for (int l = 0; l < sum.length; l++) {
      sum[l] += wa * a[l] + wb * b[l];
    }
  }

  private static void add(double[] sum, double wa, double[] a) {
    for (int l = 0; l < sum.length; l++) {
      sum[l] += wa * a[l];
    }
  }
}
