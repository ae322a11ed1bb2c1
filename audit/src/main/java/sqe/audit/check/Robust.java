package sqe.audit.check;

import java.util.Arrays;

/** Statistics of a set of files. */
final class Robust {

  /** Files a set must have at least, for the rest of it to be a measure. */
  static final int ENOUGH = 10;

  /** MAD to standard deviation for a normal distribution. */
  private static final double MAD_SCALE = 1.4826;

  private Robust() {}

  /** (x − median)/(1.4826·MAD), with the denominator at least {@code smallest}. */
  static double[] scores(double[] x, double smallest) {
    double middle = median(x);
    double[] distance = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      distance[i] = Math.abs(x[i] - middle);
    }
    double scale = Math.max(smallest, MAD_SCALE * median(distance));
    double[] z = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      z[i] = (x[i] - middle) / scale;
    }
    return z;
  }

  /** The median; NaN of nothing. */
  static double median(double[] x) {
    if (x.length == 0) {
      return Double.NaN;
    }
    double[] sorted = x.clone();
    Arrays.sort(sorted);
    int half = x.length / 2;
    return x.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
  }

  /** Standard deviation with n − 1. */
  static double standardDeviation(double[] x) {
    double mean = Arrays.stream(x).sum() / x.length;
    double squares = 0;
    for (double v : x) {
      squares += (v - mean) * (v - mean);
    }
    return Math.sqrt(squares / (x.length - 1));
  }
}
