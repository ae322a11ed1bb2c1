package sqe.metrics.srmr;

import java.util.Arrays;
import sqe.dsp.UnitPeak;

/**
 * Drops what is silent, as the MATLAB toolbox does before it measures: samples more than 50 dB
 * below the peak are silent, and a stretch of more than 50 ms of them is left out.
 */
final class Pauses {

  private static final double SILENT = 1e-5;
  private static final double LONGEST_SECONDS = 0.05;

  private Pauses() {}

  /** The signal without its pauses; a new array, empty where all is silent. */
  static double[] dropped(double[] x, int sampleRate) {
    double peak = UnitPeak.of(x);
    double threshold = SILENT * peak * peak;
    double[] kept = new double[x.length];
    int count = 0;
    int last = -1;
    for (int n = 0; n < x.length; n++) {
      if (x[n] * x[n] > threshold) {
        int from = last < 0 || n - last > LONGEST_SECONDS * sampleRate ? n : last + 1;
        System.arraycopy(x, from, kept, count, n + 1 - from);
        count += n + 1 - from;
        last = n;
      }
    }
    return Arrays.copyOf(kept, count);
  }
}
