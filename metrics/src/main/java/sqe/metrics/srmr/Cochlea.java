package sqe.metrics.srmr;

import java.util.Locale;
import sqe.dsp.UnitPeak;
import sqe.dsp.filterbank.Gammatone;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** What both ways to the cochlear envelopes share: the channels and the signal they take. */
final class Cochlea {

  static final int CHANNELS = 23;
  static final double LOWEST_CENTRE = 125; // Hz

  private Cochlea() {}

  /** Centres from high to low, in Hz. */
  static double[] centres(int sampleRate) {
    return Gammatone.centres(sampleRate, CHANNELS, LOWEST_CENTRE);
  }

  /**
   * The estimate without its level, on which the score does not depend.
   *
   * @throws UndefinedScoreException when it is silent
   */
  static double[] withoutLevel(double[] x) {
    if (x.length > 0 && UnitPeak.isSilent(x)) {
      throw new UndefinedScoreException(Reason.SILENT_ESTIMATE, "it has no energy");
    }
    return UnitPeak.scaled(x);
  }

  /**
   * Checks that there is a frame.
   *
   * @param rate of the envelopes, in Hz
   * @param available samples of the envelopes
   * @param needed shortest signal in samples
   * @throws UndefinedScoreException when the signal is too short
   */
  static void requireFrame(int rate, int available, int needed, int sampleRate, int samples) {
    if (available < ModulationEnergies.frameLength(rate)) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "needs %.3f s, has %.3f s",
              (double) needed / sampleRate,
              (double) samples / sampleRate));
    }
  }
}
