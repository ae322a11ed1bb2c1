package sqe.examples.denoiser;

import java.util.Arrays;

/**
 * Overlapping triangular bands on the mel scale whose weights sum to one in every bin, so that
 * equal band gains are that gain everywhere.
 */
final class GainBands {

  private final int bands;
  private final int[] lower;
  private final double[] upperShare;

  /**
   * Lays out the bands.
   *
   * @param bands number of bands, at least 2; their centres run from 0 to half the sample rate
   * @param bins number of bins of the one-sided spectrum
   * @param sampleRate in Hz
   */
  GainBands(int bands, int bins, int sampleRate) {
    this.bands = bands;
    this.lower = new int[bins];
    this.upperShare = new double[bins];
    double top = mel(sampleRate / 2.0);
    for (int k = 0; k < bins; k++) {
      double position = mel(sampleRate / 2.0 * k / (bins - 1)) / top * (bands - 1);
      lower[k] = Math.min(bands - 2, (int) position);
      upperShare[k] = position - lower[k];
    }
  }

  private static double mel(double hertz) {
    return 2595 * StrictMath.log10(1 + hertz / 700);
  }

  /** Number of bands. */
  int size() {
    return bands;
  }

  /** Gain of each bin: the gains of the two bands around it, weighted. */
  void toBins(double[] bandGains, double[] binGains) {
    for (int k = 0; k < binGains.length; k++) {
      binGains[k] =
          (1 - upperShare[k]) * bandGains[lower[k]] + upperShare[k] * bandGains[lower[k] + 1];
    }
  }

  /** The transpose of {@link #toBins}: sums of bin values, weighted; for powers and gradients. */
  void toBands(double[] binValues, double[] bandValues) {
    Arrays.fill(bandValues, 0);
    for (int k = 0; k < binValues.length; k++) {
      bandValues[lower[k]] += (1 - upperShare[k]) * binValues[k];
      bandValues[lower[k] + 1] += upperShare[k] * binValues[k];
    }
  }
}
