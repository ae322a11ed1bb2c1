package sqe.models.dnsmos;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The windows of 9.01 s, a second apart, that DNSMOS listens to.
 *
 * <p>A shorter signal is doubled until it is long enough: appended to itself whole, so that the
 * last window may end before the signal does. The published script works out where a window ends in
 * floating point, and drops the windows whose end is thereby a sample too early: the 8th to the
 * 24th, and the 120th to the 123rd. That is part of the measure as everybody reports it.
 */
final class SpeechWindows {

  /** The one rate it knows, in Hz. */
  static final int SAMPLE_RATE = 16000;

  /** Samples of a window. */
  static final int LENGTH = 144160;

  private static final double SECONDS = 9.01;

  private final double[] samples;
  private final List<Integer> starts;

  private SpeechWindows(double[] samples, List<Integer> starts) {
    this.samples = samples;
    this.starts = starts;
  }

  /**
   * The windows of a signal.
   *
   * @param samples at {@value #SAMPLE_RATE} Hz; kept, not changed
   * @param all whether those count that the script drops
   * @throws UndefinedScoreException when there is no sample
   */
  static SpeechWindows of(double[] samples, boolean all) {
    if (samples.length == 0) {
      throw new UndefinedScoreException(Reason.TOO_SHORT, "needs at least one sample, has none");
    }
    long length = samples.length;
    while (length < LENGTH) {
      length *= 2;
    }
    List<Integer> starts = new ArrayList<>();
    int hops = (int) (length / SAMPLE_RATE - SECONDS) + 1;
    for (int i = 0; i < hops; i++) {
      long start = (long) i * SAMPLE_RATE;
      long end = all ? start + LENGTH : (int) ((i + SECONDS) * SAMPLE_RATE);
      if (end - start >= LENGTH && length - start >= LENGTH) {
        starts.add(Math.toIntExact(start));
      }
    }
    return new SpeechWindows(samples, List.copyOf(starts));
  }

  /** Number of windows, at least 1. */
  int count() {
    return starts.size();
  }

  /** A sample of a window. */
  double sample(int window, int index) {
    return samples[(starts.get(window) + index) % samples.length];
  }

  /** A window in single precision; a new array. */
  float[] floats(int window) {
    float[] values = new float[LENGTH];
    for (int i = 0; i < LENGTH; i++) {
      values[i] = (float) sample(window, i);
    }
    return values;
  }
}
