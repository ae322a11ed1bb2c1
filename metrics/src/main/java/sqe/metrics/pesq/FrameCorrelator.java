package sqe.metrics.pesq;

import java.util.HashMap;
import java.util.Map;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * Circular cross-correlation of one frame of the reference with one of the degraded signal (§7.5,
 * step 2). Holds working memory: for one thread.
 */
final class FrameCorrelator {

  /** Odd, so that multiplying by it loses nothing. */
  private static final long SPREAD = 0x9E3779B97F4A7C15L;

  private final double[] reference;
  private final double[] degraded;
  private final Fft fft;
  private final double[] u;
  private final double[] v;
  private final Map<Long, DelayHistogram.Ballot> known = new HashMap<>();
  private double[] knownWindow = {};

  /** Correlates frames of two alignment signals. */
  FrameCorrelator(PesqTables tables, double[] reference, double[] degraded) {
    this.reference = reference;
    this.degraded = degraded;
    this.fft = tables.transform(tables.sizes().fineLength());
    this.u = new double[fft.length()];
    this.v = new double[fft.length()];
  }

  /**
   * What one pair of frames votes for. Searches from both ends of an utterance and over its whole
   * come by the same frames now and then: they are correlated once.
   *
   * @param i first sample of the frame in the reference
   * @param j first sample of the frame in the degraded signal
   * @param window weights of the samples; not to be changed between calls
   */
  DelayHistogram.Ballot ballot(int i, int j, double[] window) {
    if (window != knownWindow) {
      known.clear();
      knownWindow = window;
    }
    return known.computeIfAbsent(key(i, j), unknown -> correlate(i, j, window));
  }

  /** Different for every pair; spread out, because frames lie on a grid and hash tables clump. */
  private static long key(int i, int j) {
    return (((long) i << 32) | (j & 0xFFFFFFFFL)) * SPREAD;
  }

  private DelayHistogram.Ballot correlate(int i, int j, double[] window) {
    load(reference, i, window, u);
    load(degraded, j, window, v);
    fft.forward(u);
    fft.forward(v);
    PackedSpectra.correlate(u, v, u);
    fft.inverse(u);
    return DelayHistogram.Ballot.of(u);
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
