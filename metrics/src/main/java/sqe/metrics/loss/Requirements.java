package sqe.metrics.loss;

import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** What every waveform loss asks of a pair: finite samples, at least one of them. */
final class Requirements {

  private Requirements() {}

  static void check(SignalPair pair) {
    pair.requireFinite();
    if (pair.length() == 0) {
      throw new UndefinedScoreException(Reason.TOO_SHORT, "needs one sample, has none");
    }
  }

  /** A mean of finite terms is finite; if not, it has overflowed. */
  static double finite(double mean) {
    if (!Double.isFinite(mean)) {
      throw new UndefinedScoreException(
          Reason.NOT_FINITE, "the sum over the samples overflows: are they scaled to [-1, 1)?");
    }
    return mean;
  }
}
