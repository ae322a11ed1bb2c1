package sqe.judge.stats;

import java.util.Arrays;

/** p-values adjusted for there being several; an adjusted value is compared with α itself. */
public final class MultipleTesting {

  private MultipleTesting() {}

  /**
   * Holm (1979): the chance of any false alarm among all tests stays at most α.
   *
   * @param p the p-values; not changed
   * @return adjusted values in the same order
   */
  public static double[] holm(double[] p) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double largest = 0;
    for (int i = 0; i < p.length; i++) {
      largest = Math.max(largest, Math.min(1, (p.length - i) * p[order[i]]));
      adjusted[order[i]] = largest;
    }
    return adjusted;
  }

  /**
   * Benjamini and Hochberg (1995): the expected share of false alarms among the alarms stays at
   * most α.
   *
   * @param p the p-values; not changed
   * @return adjusted values in the same order
   */
  public static double[] benjaminiHochberg(double[] p) {
    Integer[] order = ascending(p);
    double[] adjusted = new double[p.length];
    double smallest = 1;
    for (int i = p.length - 1; i >= 0; i--) {
      smallest = Math.min(smallest, p.length * p[order[i]] / (i + 1));
      adjusted[order[i]] = smallest;
    }
    return adjusted;
  }

  private static Integer[] ascending(double[] p) {
    Integer[] order = new Integer[p.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, (i, j) -> Double.compare(p[i], p[j]));
    return order;
  }
}
