package sqe.metrics.visqol;

import java.util.Arrays;

/**
 * NSIM, the neurogram similarity of two patches (§7.1): what intensity and structure of their cells
 * have in common.
 *
 * <pre>
 *   I = (2·μ_a·μ_b + c₁) / (μ_a² + μ_b² + c₁)
 *   T = (S(ab) − μ_a·μ_b + c₃) / (σ_a·σ_b + c₃),   σ_a·σ_b taken as 0 where it is negative
 * </pre>
 *
 * <p>A band's value is the mean of I·T over its columns, the similarity the mean over bands.
 *
 * <p>Source: A. Hines, N. Harte, "Speech intelligibility prediction using a Neurogram Similarity
 * Index Measure", Speech Communication 54(2), 2012.
 *
 * <p>Cost: about forty floating-point operations a cell. Holds arrays that it works in; not for use
 * by several threads.
 */
final class Similarity {

  private static final double C1 = 0.0001;
  private static final double C3 = 0.00045;

  private final double[] bandValues;
  private double[] products = new double[0];
  private double[] map = new double[0];

  Similarity(int bands) {
    this.bandValues = new double[bands];
  }

  /** The similarity of two patches of one size; {@link #bandValues()} has its parts. */
  double of(Patch a, Patch b) {
    int stride = a.stride();
    int length = a.cells().length;
    reserve(length);
    multiply(a.cells(), b.cells(), length);
    int lastColumn = length - stride;
    if (lastColumn == 0) {
      cells(a, b, 1, stride - 1, 0, 0);
    } else {
      cells(a, b, 1, stride - 1, 0, stride);
      // In one go, over the copies of edges too, which nothing is made of.
      cells(a, b, stride + 1, lastColumn - 1, stride, stride);
      cells(a, b, lastColumn + 1, length - 1, stride, 0);
    }
    return meanOverBands(stride, length);
  }

  /** The values of the bands in the last comparison; a new array. */
  double[] bandValues() {
    return bandValues.clone();
  }

  private void reserve(int length) {
    if (products.length < length) {
      products = new double[length];
      map = new double[length];
    }
  }

  private void multiply(double[] a, double[] b, int length) {
    double[] ab = products;
    for (int i = 0; i < length; i++) {
      ab[i] = a[i] * b[i];
    }
  }

  /** I·T of the cells from one to another, whose neighbours in time are so many cells away. */
  private void cells(Patch a, Patch b, int from, int to, int before, int after) {
    double[] ab = products;
    double[] result = map;
    double[] meansA = a.means();
    double[] meansB = b.means();
    double[] deviationsA = a.deviations();
    double[] deviationsB = b.deviations();
    for (int i = from; i < to; i++) {
      double ma = meansA[i];
      double mb = meansB[i];
      double means = ma * mb;
      double covariance = Smoothing.at(ab, i - before, i, i + after) - means;
      double deviations = deviationsA[i] * deviationsB[i];
      double positive = 0.5 * (deviations + Math.abs(deviations));
      result[i] =
          (2 * means + C1) * (covariance + C3) / ((ma * ma + mb * mb + C1) * (positive + C3));
    }
  }

  private double meanOverBands(int stride, int length) {
    int bands = bandValues.length;
    Arrays.fill(bandValues, 0);
    for (int column = 1; column < length; column += stride) {
      for (int b = 0; b < bands; b++) {
        bandValues[b] += map[column + b];
      }
    }
    int columns = length / stride;
    double sum = 0;
    for (int b = 0; b < bands; b++) {
      bandValues[b] /= columns;
      sum += bandValues[b];
    }
    return sum / bands;
  }
}
