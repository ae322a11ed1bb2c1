package sqe.metrics.level;

import sqe.dsp.activity.ActiveSpeechLevel;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The active speech level of the estimate by ITU-T P.56, method B, in dB re full scale: {@link
 * ActiveSpeechLevel} as a metric.
 */
final class ActiveLevel implements Metric {

  private final MetricInfo info =
      MetricInfo.builder("active_level")
          .name("Active speech level (P.56)")
          .family("level")
          .unit("dBFS")
          .neitherIsBetter()
          .withoutReference()
          .parameter("standard", "p56_method_b")
          .definition(
              "10 log10 of the energy over the time in which speech is active, a full-scale square"
                  + " wave being 0 dB. Active is what an envelope (two averages of |x|, 30 ms each)"
                  + " reached within the last 200 ms; its threshold is the one that lies 15.9 dB"
                  + " below the level it gives.")
          .edgeCases(
              "Silent estimate: undefined.",
              "No threshold lies 15.9 dB below the level it gives (a click, sound below about"
                  + " −130 dB): undefined, no speech found.",
              "Twice the gain: 6.02 dB more.")
          .source("ITU-T P.56 (12/2011), method B")
          .build();

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    pair.estimate().requireFinite("estimate");
    double[] samples = pair.estimate().samples();
    if (samples.length == 0) {
      throw new UndefinedScoreException(Reason.TOO_SHORT, "needs at least one sample, has none");
    }
    var level = ActiveSpeechLevel.measure(samples, pair.sampleRate());
    if (level.longTermDb() == Double.NEGATIVE_INFINITY) {
      throw new UndefinedScoreException(Reason.SILENT_ESTIMATE, "it has no energy");
    }
    if (level.longTermDb() == Double.POSITIVE_INFINITY) {
      throw new UndefinedScoreException(Reason.NOT_FINITE, "the energy of the estimate overflows");
    }
    if (!level.defined()) {
      throw new UndefinedScoreException(
          Reason.NO_SPEECH, "no threshold lies 15.9 dB below the level it gives");
    }
    return info.score(level.activeDb());
  }
}
