package sqe.dsp.linear;

/** Weighted sums of rows in plain Java: few rows in a loop, of which vector instructions become. */
final class PlainRowSums implements RowSums {

  @Override
  public void add(double[] sum, double[] weights, double[][] rows) {
    int i = 0;
    for (; i + 2 < weights.length; i += 3) {
      add(sum, weights[i], rows[i], weights[i + 1], rows[i + 1], weights[i + 2], rows[i + 2]);
    }
    if (i + 1 < weights.length) {
      add(sum, weights[i], rows[i], weights[i + 1], rows[i + 1]);
    } else if (i < weights.length) {
      add(sum, weights[i], rows[i]);
    }
  }

  private static void add(
      double[] sum, double wa, double[] a, double wb, double[] b, double wc, double[] c) {
    for (int l = 0; l < sum.length; l++) {
      sum[l] += wa * a[l] + wb * b[l] + wc * c[l];
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
