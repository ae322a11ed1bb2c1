package sqe.metrics.f0;

import sqe.metrics.UndefinedScoreException;

/** What follows the fundamental frequency for a metric. Stateless; safe for several threads. */
public interface F0Tracker {

  /** What tells its tracks from others', as it stands in signatures: {@code yin/5ms/60-400Hz}. */
  String signature();

  /** What it cannot track, as a sentence of the metrics' edge cases. */
  String limits();

  /**
   * F0 along a recording, of the same number of frames for every recording of one length and rate.
   *
   * @param x samples, at least one, finite; not changed
   * @param sampleRate in Hz
   * @return F0 of each frame in Hz, 0 where unvoiced; may be empty
   * @throws UndefinedScoreException when the rate is too low
   */
  double[] track(double[] x, int sampleRate);
}
