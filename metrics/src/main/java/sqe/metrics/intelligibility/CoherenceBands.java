package sqe.metrics.intelligibility;

import java.util.Arrays;
import sqe.dsp.linear.WeightedRows;
import sqe.dsp.spectrum.FrameBatch;

/**
 * The 16 auditory bands of the coherence index, rounded exponentials over the bins of a spectrum:
 *
 * <pre>
 *   G[k] = (1 + p g) e^(−p g),   p = 4 c/b,   g = |1 − f_k/c|
 * </pre>
 *
 * <p>for a band of centre c and bandwidth b. Mutable only in what holds the sums; for one thread.
 */
final class CoherenceBands {

  /** Bandwidths in Hz of the lowest critical bands; the others take no part. */
  private static final double[] WIDTHS = {
    100, 100, 100, 110, 120, 140, 150, 160, 190, 210, 240, 280, 320, 380, 450, 550
  };

  private final double[][] weights;
  private final double[][] sums = new double[2 * WIDTHS.length][FrameBatch.FRAMES];
  private final double totalImportance;

  /** Bands over the bins below half the sample rate. */
  CoherenceBands(int sampleRate, int points) {
    this.weights = new double[WIDTHS.length][points / 2];
    double total = 0;
    for (int b = 0; b < WIDTHS.length; b++) {
      double centre = BandImportance.centre(b);
      double slope = 4 * centre / WIDTHS[b];
      for (int k = 0; k < weights[b].length; k++) {
        double distance = slope * Math.abs(1 - (double) k * sampleRate / points / centre);
        weights[b][k] = (1 + distance) * StrictMath.exp(-distance);
      }
      total += BandImportance.weight(b);
    }
    this.totalImportance = total;
  }

  /**
   * The bands' weights on what is signal, then on what is distortion, one after the other.
   *
   * @param coherence γ² of a class of frames; rounding may have made it more than 1
   */
  double[][] sharedOut(double[] coherence) {
    double[][] shared = new double[2 * weights.length][];
    for (int b = 0; b < weights.length; b++) {
      shared[2 * b] = weights[b].clone();
      shared[2 * b + 1] = weights[b].clone();
      for (int k = 0; k < coherence.length; k++) {
        shared[2 * b][k] *= coherence[k];
        shared[2 * b + 1][k] *= Math.max(1 - coherence[k], 0);
      }
    }
    return shared;
  }

  /**
   * The sum of the indices of some frames.
   *
   * @param shared weights from {@link #sharedOut}
   * @param powers of the estimate, {@code [bin][frame]}
   */
  double sumOfIndices(double[][] shared, double[][] powers, int count) {
    for (double[] sum : sums) {
      Arrays.fill(sum, 0);
    }
    WeightedRows.add(sums, shared, powers);
    double total = 0;
    for (int f = 0; f < count; f++) {
      double index = 0;
      for (int b = 0; b < weights.length; b++) {
        index += BandImportance.weight(b) * AudibleShare.of(sums[2 * b][f], sums[2 * b + 1][f]);
      }
      total += index / totalImportance;
    }
    return total;
  }
}
