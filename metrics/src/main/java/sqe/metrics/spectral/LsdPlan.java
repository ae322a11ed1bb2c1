package sqe.metrics.spectral;

import java.util.Arrays;
import java.util.Locale;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.RatePlans;
import sqe.metrics.Remedy;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** Window and transform of a form at a rate; immutable. */
final class LsdPlan {

  private static final int LOWEST_SAMPLE_RATE = 1000;

  private final int hop;
  private final int padding;
  private final double[] window;
  private final Fft fft;

  private LsdPlan(LsdForm form, int sampleRate) {
    if (sampleRate < LOWEST_SAMPLE_RATE) {
      throw new UndefinedScoreException(
          Reason.WRONG_RATE,
          String.format(
              Locale.ROOT,
              "needs at least %d Hz, the pair has %d Hz",
              LOWEST_SAMPLE_RATE,
              sampleRate),
          Remedy.resample(LOWEST_SAMPLE_RATE));
    }
    this.hop = form.hop(sampleRate);
    this.padding = form.padding(sampleRate);
    this.window = Windows.periodicHann(form.length(sampleRate));
    this.fft = new Fft(window.length);
  }

  static RatePlans<LsdPlan> of(LsdForm form) {
    return new RatePlans<>(rate -> new LsdPlan(form, rate));
  }

  /** Number of bins, ⌊L/2⌋ + 1. */
  int bins() {
    return fft.bins();
  }

  /** Length L of a frame. */
  int length() {
    return window.length;
  }

  /**
   * Number of frames of a signal.
   *
   * @throws UndefinedScoreException when there is none
   */
  int frames(int samples) {
    int beyond = samples + 2 * padding - window.length;
    if (beyond < 0) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT, "needs a frame of %d samples, has %d", window.length, samples));
    }
    return 1 + beyond / hop;
  }

  /**
   * Power spectrum of frame t.
   *
   * @param x the signal; not changed
   * @param frame L values, overwritten
   * @param power receives {@link #bins()} values
   * @return whether every sample of the frame is zero
   */
  boolean power(double[] x, int t, double[] frame, double[] power) {
    int from = t * hop - padding;
    int first = Math.max(0, -from);
    int last = Math.min(window.length, x.length - from);
    Arrays.fill(frame, 0);
    boolean silent = true;
    for (int i = first; i < last; i++) {
      silent &= x[from + i] == 0;
      frame[i] = window[i] * x[from + i];
    }
    fft.forward(frame);
    fft.power(frame, power, 0);
    return silent;
  }
}
