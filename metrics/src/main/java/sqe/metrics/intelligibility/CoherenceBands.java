package sqe.metrics.intelligibility;

import java.util.function.ToDoubleFunction;
import sqe.dsp.linear.Reductions;

/**
 * The 16 auditory bands of the coherence index, rounded exponentials over the bins of a spectrum:
 *
 * <pre>
 *   G[k] = (1 + p g) e^(−p g),   p = 4 c/b,   g = |1 − f_k/c|
 * </pre>
 *
 * <p>for a band of centre c and bandwidth b. A band has the bins in which e^(−p g) is above 1e-32.
 */
final class CoherenceBands {

  /** Bandwidths in Hz of the lowest critical bands; the others take no part. */
  private static final double[] WIDTHS = {
    100, 100, 100, 110, 120, 140, 150, 160, 190, 210, 240, 280, 320, 380, 450, 550
  };

  private static final double NEGLIGIBLE = 32 * Math.log(10);

  private final int[] firstBin = new int[WIDTHS.length];
  private final double[][] weights = new double[WIDTHS.length][];
  private final double totalImportance;

  CoherenceBands(int sampleRate, int points) {
    double total = 0;
    for (int b = 0; b < WIDTHS.length; b++) {
      double centre = BandImportance.centre(b);
      double slope = 4 * centre / WIDTHS[b];
      double reach = NEGLIGIBLE / slope;
      double spacing = (double) sampleRate / points;
      firstBin[b] = (int) Math.ceil(Math.max(0, centre * (1 - reach) / spacing));
      int lastBin = (int) Math.min(points / 2 - 1, centre * (1 + reach) / spacing);
      weights[b] = new double[lastBin - firstBin[b] + 1];
      for (int i = 0; i < weights[b].length; i++) {
        double distance = slope * Math.abs(1 - (firstBin[b] + i) * spacing / centre);
        weights[b][i] = (1 + distance) * StrictMath.exp(-distance);
      }
      total += BandImportance.weight(b);
    }
    this.totalImportance = total;
  }

  /**
   * What makes the index of a frame of its power spectrum.
   *
   * @param coherence γ² of the frame's class; rounding may have made it more than 1
   */
  ToDoubleFunction<double[]> indexOf(double[] coherence) {
    double[][] signal = new double[weights.length][];
    double[][] distortion = new double[weights.length][];
    for (int b = 0; b < weights.length; b++) {
      signal[b] = weights[b].clone();
      distortion[b] = weights[b].clone();
      for (int i = 0; i < weights[b].length; i++) {
        double linear = coherence[firstBin[b] + i];
        signal[b][i] *= linear;
        distortion[b][i] *= Math.max(1 - linear, 0);
      }
    }
    return power -> {
      double sum = 0;
      for (int b = 0; b < weights.length; b++) {
        int from = firstBin[b];
        int count = weights[b].length;
        double share =
            AudibleShare.of(
                Reductions.dot(signal[b], 0, power, from, count),
                Reductions.dot(distortion[b], 0, power, from, count));
        sum += BandImportance.weight(b) * share;
      }
      return sum / totalImportance;
    };
  }
}
