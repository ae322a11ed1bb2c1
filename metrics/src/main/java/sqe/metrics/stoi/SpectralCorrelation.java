package sqe.metrics.stoi;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The intermediate measure of ESTOI (Jensen and Taal 2016, equations 3–7): a segment is a matrix of
 * 15 bands by 30 frames; each row (band over time), then each column (frame over bands) has its
 * mean removed and is divided by its norm, for both signals alike. The segment's score is 1/30 of
 * the inner product of the two matrices, i.e. the mean correlation of their short-time spectra.
 *
 * <p>A row or column that is constant but for rounding becomes zero. (The authors' code adds random
 * noise of the size of the machine epsilon instead, which makes a silent estimate's score random;
 * on speech the two agree to 1e-15.) Cost: four passes over 450 values a segment; the gradient adds
 * three.
 */
final class SpectralCorrelation implements SegmentCorrelation {

  @Override
  public double mean(double[][] reference, double[][] estimate, double @Nullable [][] gradient) {
    int segments = reference[0].length - SEGMENT + 1;
    Segment segment = new Segment(reference.length);
    double sum = 0;
    for (int start = 0; start < segments; start++) {
      sum += segment.correlate(reference, estimate, start);
      if (gradient != null) {
        segment.addGradient(start, 1.0 / ((double) SEGMENT * segments), gradient);
      }
    }
    return sum / segments;
  }

  @Override
  public double[] bySegment(double[][] reference, double[][] estimate) {
    return ofSegments(reference, estimate);
  }

  /** Scores of each segment; the golden stages of the tests are made of these. */
  static double[] ofSegments(double[][] reference, double[][] estimate) {
    double[] scores = new double[reference[0].length - SEGMENT + 1];
    Segment segment = new Segment(reference.length);
    for (int start = 0; start < scores.length; start++) {
      scores[start] = segment.correlate(reference, estimate, start);
    }
    return scores;
  }

  /** One segment: the forward pass keeps the matrices and norms the gradient needs. */
  private static final class Segment {
    private final Matrix x;
    private final Matrix y;
    private final double[] correlation = new double[SEGMENT];

    Segment(int bands) {
      x = new Matrix(bands);
      y = new Matrix(bands);
    }

    double correlate(double[][] reference, double[][] estimate, int start) {
      x.normalise(reference, start);
      y.normalise(estimate, start);
      Arrays.fill(correlation, 0);
      for (int k = 0; k < x.centred.length; k++) {
        double[] xRow = x.centred[k];
        double[] yRow = y.centred[k];
        for (int n = 0; n < SEGMENT; n++) {
          correlation[n] += xRow[n] * yRow[n];
        }
      }
      double sum = 0;
      for (int n = 0; n < SEGMENT; n++) {
        correlation[n] *= x.perColumn[n] * y.perColumn[n];
        sum += correlation[n];
      }
      return sum / SEGMENT;
    }

    /**
     * Adds weight·∂(sum of all products)/∂estimate. Normalising u to û has the adjoint g ↦ (g −
     * û⟨g, û⟩)/norm, minus its mean; the columns' mean is zero already.
     */
    void addGradient(int start, double weight, double[][] gradient) {
      double[] g = new double[SEGMENT];
      for (int k = 0; k < gradient.length; k++) {
        double[] xRow = x.centred[k];
        double[] yRow = y.centred[k];
        double[] unit = y.rows[k];
        double projection = 0;
        double sum = 0;
        for (int n = 0; n < SEGMENT; n++) {
          double own = y.perColumn[n];
          g[n] = (xRow[n] * x.perColumn[n] - yRow[n] * own * correlation[n]) * own;
          projection += g[n] * unit[n];
          sum += g[n];
        }
        double scale = weight * y.perRow[k];
        double mean = sum / SEGMENT;
        double[] row = gradient[k];
        for (int n = 0; n < SEGMENT; n++) {
          row[start + n] += scale * (g[n] - mean - projection * unit[n]);
        }
      }
    }
  }

  /**
   * A segment of one signal: unit rows, the same with the columns' means removed, and reciprocals
   * of the norms (0 where the norm is).
   */
  private static final class Matrix {
    private final double[][] rows;
    private final double[][] centred;
    private final double[] perRow;
    private final double[] perColumn = new double[SEGMENT];
    private final double[] columnMean = new double[SEGMENT];

    Matrix(int bands) {
      rows = new double[bands][SEGMENT];
      centred = new double[bands][SEGMENT];
      perRow = new double[bands];
    }

    void normalise(double[][] envelopes, int start) {
      for (int k = 0; k < rows.length; k++) {
        perRow[k] = normaliseRow(envelopes[k], start, rows[k]);
      }
      centreColumns();
    }

    private static double normaliseRow(double[] envelope, int start, double[] row) {
      double sum = 0;
      for (int n = 0; n < SEGMENT; n++) {
        sum += envelope[start + n];
      }
      double mean = sum / SEGMENT;
      double energy = 0;
      for (int n = 0; n < SEGMENT; n++) {
        double deviation = envelope[start + n] - mean;
        row[n] = deviation;
        energy += deviation * deviation;
      }
      double scale = reciprocalNorm(energy, mean, SEGMENT);
      for (int n = 0; n < SEGMENT; n++) {
        row[n] *= scale;
      }
      return scale;
    }

    private void centreColumns() {
      Arrays.fill(columnMean, 0);
      for (double[] row : rows) {
        for (int n = 0; n < SEGMENT; n++) {
          columnMean[n] += row[n];
        }
      }
      for (int n = 0; n < SEGMENT; n++) {
        columnMean[n] /= rows.length;
        perColumn[n] = 0;
      }
      for (int k = 0; k < rows.length; k++) {
        double[] row = rows[k];
        double[] target = centred[k];
        for (int n = 0; n < SEGMENT; n++) {
          double deviation = row[n] - columnMean[n];
          target[n] = deviation;
          perColumn[n] += deviation * deviation;
        }
      }
      for (int n = 0; n < SEGMENT; n++) {
        perColumn[n] = reciprocalNorm(perColumn[n], columnMean[n], rows.length);
      }
    }

    private static double reciprocalNorm(double energy, double mean, int count) {
      return SegmentCorrelation.isConstant(energy, mean, count) ? 0 : 1 / Math.sqrt(energy);
    }
  }
}
