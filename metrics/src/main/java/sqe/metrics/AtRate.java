package sqe.metrics;

import sqe.dsp.Signal;
import sqe.dsp.filter.Resampler;
import sqe.dsp.filter.Resamplers;

/**
 * A signal at the rate of a metric that exists at one rate only and whose definition says that
 * others are resampled. A signal that has this rate is used as it is.
 *
 * @param sampleRate in Hz
 * @param resamplers to that rate
 */
public record AtRate(int sampleRate, Resamplers resamplers)
    implements Derivation<AnalysedSignal, AnalysedSignal> {

  /**
   * Signals at a rate.
   *
   * @param sampleRate in Hz, positive
   */
  public static AtRate of(int sampleRate) {
    return new AtRate(sampleRate, new Resamplers(sampleRate));
  }

  /**
   * The signal at the rate.
   *
   * @throws UndefinedScoreException where it cannot be resampled
   */
  @Override
  public AnalysedSignal from(AnalysedSignal source) {
    int rate = source.sampleRate();
    if (rate == sampleRate) {
      return source;
    }
    if (!Resampler.supports(rate, sampleRate)) {
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.WRONG_RATE,
          "%s Hz cannot be resampled to %s Hz".formatted(rate, sampleRate));
    }
    return new AnalysedSignal(
        new Signal(resamplers.from(rate).resample(source.samples()), sampleRate));
  }
}
