package sqe.metrics.sdr;

import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * An estimate split by the speech s and the noise n it was made from: ŝ = t + e<sub>n</sub> +
 * e<sub>a</sub> with t = (⟨ŝ,s⟩/‖s‖²)·s and e<sub>n</sub> = (⟨ŝ,n⟩/‖n‖²)·n, each projected for
 * itself.
 *
 * @param target ‖t‖²
 * @param interference ‖e<sub>n</sub>‖²
 * @param artefacts ‖e<sub>a</sub>‖²
 */
record NoiseSplit(double target, double interference, double artefacts) {

  /**
   * Splits the estimate of a pair with a mixture.
   *
   * @throws UndefinedScoreException without a mixture, or where reference, noise or estimate are
   *     silent
   */
  static NoiseSplit of(SignalPair pair) {
    Domain.require(pair);
    return pair.derive(new Of(Noise.requireMixture(pair)));
  }

  private record Of(AnalysedSignal mixture) implements Derivation<SignalPair, NoiseSplit> {
    @Override
    public NoiseSplit from(SignalPair pair) {
      Samples speech = pair.reference().derive(new Samples.Of(false));
      Domain.requireSound(speech);
      Samples noise = Samples.of(pair.reference().derive(new Noise(mixture)));
      if (noise.silent()) {
        throw new UndefinedScoreException(
            Reason.OUT_OF_DOMAIN,
            "the mixture is the reference: there is no noise to be left over");
      }
      Samples estimate = pair.estimate().derive(new Samples.Of(false));
      if (estimate.silent()) {
        throw Domain.silentEstimate("it has neither interference nor artefacts");
      }
      double speechGain = Reductions.dot(estimate.values(), speech.values()) / speech.energy();
      double noiseGain = Reductions.dot(estimate.values(), noise.values()) / noise.energy();
      double[] rest = estimate.values().clone();
      for (int i = 0; i < rest.length; i++) {
        rest[i] -= speechGain * speech.values()[i];
      }
      return new NoiseSplit(
          speechGain * speechGain * speech.energy(),
          noiseGain * noiseGain * noise.energy(),
          Reductions.residualEnergy(rest, noiseGain, noise.values()));
    }
  }
}
