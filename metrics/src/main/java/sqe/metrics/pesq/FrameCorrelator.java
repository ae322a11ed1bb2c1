package sqe.metrics.pesq;

import sqe.dsp.spectrum.Fft;

/**
 * Circular cross-correlation of one frame of the reference with one of the degraded signal (§7.5,
 * step 2). Holds working memory: for one thread.
 */
final class FrameCorrelator {

  private final double[] reference;
  private final double[] degraded;
  private final Fft fft;
  private final double[] u;
  private final double[] v;

  /** Correlates frames of two alignment signals. */
  FrameCorrelator(PesqTables tables, double[] reference, double[] degraded) {
    this.reference = reference;
    this.degraded = degraded;
    this.fft = tables.transform(tables.sizes().fineLength());
    this.u = new double[fft.length()];
    this.v = new double[fft.length()];
  }

  /**
   * Lets one pair of frames vote.
   *
   * @param i first sample of the frame in the reference
   * @param j first sample of the frame in the degraded signal
   * @param window weights of the samples
   */
  void vote(int i, int j, double[] window, DelayHistogram histogram) {
    load(reference, i, window, u);
    load(degraded, j, window, v);
    fft.forward(u);
    fft.forward(v);
    PackedSpectra.multiplyConjugate(u, v);
    fft.inverse(u);
    double largest = 0;
    for (int k = 0; k < u.length; k++) {
      u[k] = Math.abs(u[k]);
      largest = Math.max(largest, u[k]);
    }
    histogram.add(u, largest);
  }

  private static void load(double[] signal, int from, double[] window, double[] frame) {
    if (from >= 0 && from + frame.length <= signal.length) {
      for (int n = 0; n < frame.length; n++) {
        frame[n] = signal[from + n] * window[n];
      }
    } else {
      for (int n = 0; n < frame.length; n++) {
        int at = from + n;
        frame[n] = at >= 0 && at < signal.length ? signal[at] * window[n] : 0;
      }
    }
  }
}
