package sqe.metrics.f0;

import java.util.Locale;
import sqe.dsp.pitch.Yin;
import sqe.metrics.RatePlans;
import sqe.metrics.Remedy;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** The tracks of {@link Yin}. */
final class YinTracker implements F0Tracker {

  private static final int USUAL_SAMPLE_RATE = 16_000;

  private final RatePlans<Yin> plans = new RatePlans<>(Yin::new);

  @Override
  public String signature() {
    return "yin/5ms/60-400Hz/0.15";
  }

  @Override
  public String limits() {
    return "Sample rates below " + Yin.LOWEST_SAMPLE_RATE + " Hz: undefined.";
  }

  @Override
  public double[] track(double[] x, int sampleRate) {
    if (sampleRate < Yin.LOWEST_SAMPLE_RATE) {
      throw new UndefinedScoreException(
          Reason.WRONG_RATE,
          String.format(
              Locale.ROOT,
              "needs at least %d Hz, the pair has %d Hz",
              Yin.LOWEST_SAMPLE_RATE,
              sampleRate),
          Remedy.resample(USUAL_SAMPLE_RATE));
    }
    return plans.at(sampleRate).track(x);
  }
}
