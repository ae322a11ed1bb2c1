package sqe.metrics.stoi;

import sqe.dsp.filter.Resampler;
import sqe.dsp.filter.Resamplers;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;

/** The signal at 10 kHz; a signal that has this rate is used as it is. */
record TenKilohertz(Resamplers resamplers) implements Derivation<AnalysedSignal, double[]> {

  @Override
  public double[] from(AnalysedSignal source) {
    int rate = source.sampleRate();
    if (rate == EnvelopeAnalysis.SAMPLE_RATE) {
      return source.samples();
    }
    if (!Resampler.supports(rate, EnvelopeAnalysis.SAMPLE_RATE)) {
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.WRONG_RATE, rate + " Hz cannot be resampled to 10000 Hz");
    }
    return resamplers.from(rate).resample(source.samples());
  }

  /** A gradient at 10 kHz as one at the pair's own rate. */
  double[] adjoint(double[] gradient, SignalPair pair) {
    return pair.sampleRate() == EnvelopeAnalysis.SAMPLE_RATE
        ? gradient
        : resamplers.from(pair.sampleRate()).adjoint(gradient, pair.length());
  }
}
