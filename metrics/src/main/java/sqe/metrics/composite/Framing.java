package sqe.metrics.composite;

import java.util.Locale;
import sqe.metrics.Remedy;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * Frames of 30 ms, three quarters of each shared with the next.
 *
 * @param sampleRate in Hz
 * @param length samples of a frame, 30 ms to the nearest even on a tie
 * @param hop samples from one frame to the next, 7.5 ms rounded down
 * @param transform points of the zero-padded transform: the power of two from twice the length up
 */
record Framing(int sampleRate, int length, int hop, int transform) {

  /**
   * Lowest sample rate in Hz: the highest critical band needs it, and all measures share frames.
   */
  static final int LOWEST_SAMPLE_RATE = 8000;

  /**
   * The framing at a rate.
   *
   * @throws UndefinedScoreException when the rate is below {@link #LOWEST_SAMPLE_RATE}
   */
  static Framing at(int sampleRate) {
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
    int length = (int) StrictMath.rint(3L * sampleRate / 100.0);
    int hop = (int) (3L * sampleRate / 400);
    int transform = Integer.highestOneBit(2 * length - 1) << 1;
    return new Framing(sampleRate, length, hop, transform);
  }

  /**
   * Number of frames of a signal, one less than fit whole: the last is never used.
   *
   * @param samples of the signal
   * @throws UndefinedScoreException when there is none
   */
  int frames(int samples) {
    int frames = (samples - length) / hop;
    if (frames < 1) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "needs %.4f s, has %.4f s",
              (double) (length + hop) / sampleRate,
              (double) samples / sampleRate));
    }
    return frames;
  }

  /** Order of the linear prediction. */
  int order() {
    return sampleRate < 10000 ? 10 : 16;
  }
}
