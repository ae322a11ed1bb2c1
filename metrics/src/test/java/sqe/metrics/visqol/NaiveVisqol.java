package sqe.metrics.visqol;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The kernels once more, slow and to the letter: every filter section on its own, the correlation
 * lag by lag, every patch smoothed anew, the search without running maxima. {@code [band][column]}.
 */
final class NaiveVisqol {

  private static final double[][] KERNEL = {
    {0.0113033910173052, 0.0838251475442633, 0.0113033910173052},
    {0.0838251475442633, 0.619485845753726, 0.0838251475442633},
    {0.0113033910173052, 0.0838251475442633, 0.0113033910173052}
  };

  private NaiveVisqol() {}

  /** Root mean square of a block behind one gammatone filter, gain at the centre 1 (§4). */
  static double filtered(double[] block, double centre, int sampleRate) {
    double period = 1.0 / sampleRate;
    double theta = 2 * Math.PI * centre * period;
    double r = Math.exp(-2 * Math.PI * 1.019 * (centre / 9.26449 + 24.7) * period);
    double[] y = block;
    double gain = 1;
    for (int sign : new int[] {1, -1}) {
      for (int side : new int[] {1, -1}) {
        double root = Math.sqrt(3 + sign * Math.pow(2, 1.5));
        double k = Math.cos(theta) + side * root * Math.sin(theta);
        double[] b = {period, -period * r * k, 0};
        double[] a = {1, -2 * r * Math.cos(theta), r * r};
        y = section(y, b, a);
        gain *= magnitude(b, theta) / magnitude(a, theta);
      }
    }
    double energy = 0;
    for (double value : y) {
      energy += (value / gain) * (value / gain);
    }
    return Math.sqrt(energy / block.length);
  }

  private static double[] section(double[] x, double[] b, double[] a) {
    double[] y = new double[x.length];
    for (int n = 0; n < x.length; n++) {
      for (int k = 0; k <= Math.min(2, n); k++) {
        y[n] += b[k] * x[n - k] - (k == 0 ? 0 : a[k] * y[n - k]);
      }
    }
    return y;
  }

  private static double magnitude(double[] polynomial, double theta) {
    double re = 0;
    double im = 0;
    for (int k = 0; k < polynomial.length; k++) {
      re += polynomial[k] * Math.cos(k * theta);
      im -= polynomial[k] * Math.sin(k * theta);
    }
    return Math.hypot(re, im);
  }

  /** The lag of the largest correlation of the envelopes, lag by lag (§2). */
  static int delay(double[] reference, double[] estimate) {
    double[] r = envelope(reference);
    double[] e = envelope(estimate);
    int span = Math.max(r.length, e.length);
    int best = 0;
    double largest = Double.NEGATIVE_INFINITY;
    for (int lag = -(span - 1); lag < span; lag++) {
      double sum = 0;
      for (int k = 0; k < e.length; k++) {
        sum += k + lag >= 0 && k + lag < r.length ? r[k + lag] * e[k] : 0;
      }
      if (sum > largest) {
        largest = sum;
        best = lag;
      }
    }
    return 2 * Math.abs(best) > r.length ? 0 : best;
  }

  private static double[] envelope(double[] x) {
    double mean = Arrays.stream(x).sum() / x.length;
    return Arrays.stream(x).map(v -> 2 * Math.abs(v - mean) + mean).toArray();
  }

  /** NSIM of each band (§7.1). */
  static double[] bands(double[][] a, double[][] b) {
    double[][] meansA = smooth(a);
    double[][] meansB = smooth(b);
    double[][] squaresA = smooth(product(a, a));
    double[][] squaresB = smooth(product(b, b));
    double[][] products = smooth(product(a, b));
    double[] values = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        double ma = meansA[i][j];
        double mb = meansB[i][j];
        double intensity = (2 * ma * mb + 0.0001) / (ma * ma + mb * mb + 0.0001);
        double variances = (squaresA[i][j] - ma * ma) * (squaresB[i][j] - mb * mb);
        double root = variances < 0 ? 0 : Math.sqrt(variances);
        double structure = (products[i][j] - ma * mb + 0.00045) / (root + 0.00045);
        values[i] += intensity * structure / a[0].length;
      }
    }
    return values;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[a.length][a[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < a[0].length; j++) {
        product[i][j] = a[i][j] * b[i][j];
      }
    }
    return product;
  }

  private static double[][] smooth(double[][] x) {
    double[][] smoothed = new double[x.length][x[0].length];
    for (int i = 0; i < x.length; i++) {
      for (int j = 0; j < x[0].length; j++) {
        for (int k = 0; k < 9; k++) {
          int row = Math.max(0, Math.min(x.length - 1, i + k / 3 - 1));
          int column = Math.max(0, Math.min(x[0].length - 1, j + k % 3 - 1));
          smoothed[i][j] += KERNEL[k / 3][k % 3] * x[row][column];
        }
      }
    }
    return smoothed;
  }

  /** Columns from one on, zeros beyond the end. */
  static double[][] columns(double[][] grid, int from, int count) {
    double[][] part = new double[grid.length][count];
    for (int b = 0; b < grid.length; b++) {
      for (int c = 0; c < count; c++) {
        part[b][c] = from + c < grid[b].length ? grid[b][from + c] : 0;
      }
    }
    return part;
  }

  /** A patch's place, or −1 where it has none. */
  static List<Integer> places(
      double[][] reference, double[][] estimate, int[] starts, int patch, int radius) {
    int columns = estimate[0].length;
    double[][] sums = new double[starts.length][columns];
    int[][] back = new int[starts.length][columns];
    for (int p = 0; p < starts.length; p++) {
      double[][] wanted = columns(reference, starts[p], patch);
      int end = Math.min(columns - 1, starts[p] + radius);
      for (int o = Math.max(0, starts[p] - radius); o <= end; o++) {
        double[] bands = bands(wanted, columns(estimate, o, patch));
        double value = Arrays.stream(bands).sum() / bands.length;
        if (p == 0) {
          sums[0][o] = value;
          back[0][o] = -1;
          continue;
        }
        double best = Double.NEGATIVE_INFINITY;
        for (int earlier = o - 1; earlier >= Math.max(0, starts[p - 1] - radius); earlier--) {
          if (sums[p - 1][earlier] > best) {
            best = sums[p - 1][earlier];
            back[p][o] = earlier;
          }
        }
        sums[p][o] = value + best;
        if (sums[p - 1][o] > sums[p][o]) {
          sums[p][o] = sums[p - 1][o];
          back[p][o] = o;
        }
      }
    }
    return trace(sums, back, starts, radius);
  }

  private static List<Integer> trace(double[][] sums, int[][] back, int[] starts, int radius) {
    int last = starts.length - 1;
    int first = Math.max(0, starts[last] - radius);
    int offset = first;
    int end = Math.min(sums[last].length - 1, starts[last] + radius);
    for (int o = first; o <= end; o++) {
      offset = sums[last][o] > sums[last][offset] ? o : offset;
    }
    List<Integer> places = new ArrayList<>();
    for (int p = last; p >= 0; p--) {
      places.add(0, back[p][offset] == offset ? -1 : offset);
      offset = back[p][offset];
    }
    return places;
  }
}
