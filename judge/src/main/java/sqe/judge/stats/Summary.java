package sqe.judge.stats;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/** Numbers that describe scores. */
public final class Summary {

  private Summary() {}

  /** Arithmetic mean; NaN of nothing. */
  public static double mean(double[] values) {
    return Reductions.sum(values) / values.length;
  }

  /** Standard deviation with n − 1; NaN below two values, exactly 0 of equal ones. */
  public static double standardDeviation(double[] values) {
    if (values.length < 2) {
      return Double.NaN;
    }
    if (Arrays.stream(values).allMatch(value -> value == values[0])) {
      return 0; // the mean of equal values need not be their value, for it is rounded
    }
    double mean = mean(values);
    double[] deviations = new double[values.length];
    Arrays.setAll(deviations, i -> values[i] - mean);
    return Math.sqrt(Reductions.energy(deviations) / (values.length - 1));
  }

  /**
   * Quantile with linear interpolation, definition 7 of Hyndman and Fan (1996), the default of R
   * and NumPy.
   *
   * @param values at least one; not changed
   * @param level in [0, 1]
   */
  public static double quantile(double[] values, double level) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sortedQuantile(sorted, level);
  }

  /** The quantile of values that are sorted already. */
  static double sortedQuantile(double[] sorted, double level) {
    double position = level * (sorted.length - 1);
    int below = (int) position;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
  }

  /**
   * Cliff's delta (1993): {@code P(x > y) − P(x < y)} over all pairs of one value of each, from −1
   * to 1.
   *
   * @param x at least one value
   * @param y at least one value
   */
  public static double cliffsDelta(double[] x, double[] y) {
    double[] sorted = y.clone();
    Arrays.sort(sorted);
    long balance = 0;
    for (double value : x) {
      balance += countBelow(sorted, value) - (sorted.length - countUpTo(sorted, value));
    }
    return (double) balance / ((double) x.length * y.length);
  }

  private static int countBelow(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static int countUpTo(double[] sorted, double value) {
    return countBelow(sorted, Math.nextUp(value));
  }
}
