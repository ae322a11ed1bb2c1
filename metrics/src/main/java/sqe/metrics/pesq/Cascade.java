package sqe.metrics.pesq;

import java.util.Arrays;

/**
 * A chain of second-order recursive filters (§5, step 3), of which each does
 *
 * <pre>
 *   w0 = x − a1·w1 − a2·w2        y = b0·w0 + b1·w1 + b2·w2
 * </pre>
 *
 * <p>A recursion waits for its own last result, and only there a processor cannot do several things
 * at once. Linear filters may change places: of every four sections the non-recursive halves come
 * first, multiplied out into one filter that runs on vectors; then the four recursive halves in one
 * pass, each a step behind the one before. More than four at a time would cost precision, because
 * the recursive halves alone amplify what the others remove.
 */
final class Cascade {

  private static final int TOGETHER = 4;
  private static final int BLOCK = 512;

  private final double[][] numerators;
  private final double[] a1;
  private final double[] a2;

  private Cascade(Table table) {
    this.a1 = table.column("a1");
    this.a2 = table.column("a2");
    this.numerators = new double[a1.length / TOGETHER][];
    for (int g = 0; g < numerators.length; g++) {
      numerators[g] = numerator(table, g * TOGETHER);
    }
  }

  /** The product of the numerators of four sections. */
  private static double[] numerator(Table table, int first) {
    double[] product = {1};
    for (int s = first; s < first + TOGETHER; s++) {
      double[] b = {table.column("b0")[s], table.column("b1")[s], table.column("b2")[s]};
      double[] next = new double[product.length + 2];
      for (int k = 0; k < product.length; k++) {
        for (int d = 0; d < b.length; d++) {
          next[k + d] += product[k] * b[d];
        }
      }
      product = next;
    }
    return product;
  }

  /** The band the delay search listens to, at 8000 or 16000 Hz. */
  static Cascade alignmentAt(int sampleRate) {
    return new Cascade(
        Table.read(sampleRate == 8000 ? "align_sections_8khz.csv" : "align_sections_16khz.csv"));
  }

  /**
   * Filters in place, from zero state.
   *
   * @param x changed from {@code from} to the end; the samples before are zero
   * @param from the first sample that is not zero
   */
  void filter(double[] x, int from) {
    for (int g = 0; g < numerators.length; g++) {
      filterNumerator(numerators[g], x, from);
      filterRecursive(g * TOGETHER, x, from);
    }
  }

  /** Block by block from the end, so that what a block reads has not been changed yet. */
  private static void filterNumerator(double[] numerator, double[] x, int from) {
    double[] delayed = new double[BLOCK];
    double[] sum = new double[BLOCK];
    int blocks = (x.length - from + BLOCK - 1) / BLOCK;
    for (int block = blocks - 1; block >= 0; block--) {
      int start = from + block * BLOCK;
      int length = Math.min(BLOCK, x.length - start);
      Arrays.fill(sum, 0);
      for (int k = 0; k < numerator.length; k++) {
        if (numerator[k] != 0) {
          int missing = Math.max(0, k - start);
          Arrays.fill(delayed, 0, missing, 0);
          System.arraycopy(x, start - k + missing, delayed, missing, length - missing);
          addScaled(numerator[k], delayed, sum);
        }
      }
      System.arraycopy(sum, 0, x, start, length);
    }
  }

  /** Both arrays from their starts: only so the compiler uses vectors. */
  private static void addScaled(double factor, double[] values, double[] sum) {
    for (int i = 0; i < BLOCK; i++) {
      sum[i] += factor * values[i];
    }
  }

  private void filterRecursive(int s, double[] x, int from) {
    double c1 = a1[s];
    double c2 = a2[s];
    double d1 = a1[s + 1];
    double d2 = a2[s + 1];
    double e1 = a1[s + 2];
    double e2 = a2[s + 2];
    double f1 = a1[s + 3];
    double f2 = a2[s + 3];
    double p1 = 0;
    double p2 = 0;
    double q1 = 0;
    double q2 = 0;
    double r1 = 0;
    double r2 = 0;
    double t1 = 0;
    double t2 = 0;
    for (int i = from; i < x.length; i++) {
      double p = x[i] - c2 * p2 - c1 * p1;
      double q = p - d2 * q2 - d1 * q1;
      double r = q - e2 * r2 - e1 * r1;
      double t = r - f2 * t2 - f1 * t1;
      x[i] = t;
      p2 = p1;
      p1 = p;
      q2 = q1;
      q1 = q;
      r2 = r1;
      r1 = r;
      t2 = t1;
      t1 = t;
    }
  }
}
