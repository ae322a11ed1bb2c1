package sqe.metrics.sdr;

import sqe.dsp.linear.Reductions;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;

/**
 * What SNR, SI-SDR and SD-SDR are made of, for reference s and estimate ŝ.
 *
 * <p>The estimate splits into t = (⟨ŝ,s⟩/‖s‖²)·s along the reference and r = ŝ − t at right angles
 * to it. Residual energies are sums over residual samples; forms such as 1 − ρ² lose digits from 80
 * dB on.
 *
 * @param reference s and its energy
 * @param estimate ŝ and its energy
 * @param cross ⟨ŝ,s⟩
 * @param difference ‖ŝ − s‖²
 * @param orthogonal ‖r‖²
 */
record InnerProducts(
    Samples reference, Samples estimate, double cross, double difference, double orthogonal) {

  /**
   * The products of a pair.
   *
   * @throws sqe.metrics.UndefinedScoreException when the pair has no samples or infinite ones, or a
   *     silent reference
   */
  static InnerProducts of(SignalPair pair, boolean zeroMean) {
    Domain.require(pair);
    return pair.derive(new Of(zeroMean));
  }

  /** With or without the means; undefined for a silent reference. */
  private record Of(boolean zeroMean) implements Derivation<SignalPair, InnerProducts> {
    @Override
    public InnerProducts from(SignalPair pair) {
      Samples s = pair.reference().derive(new Samples.Of(zeroMean));
      Samples e = pair.estimate().derive(new Samples.Of(zeroMean));
      Domain.requireSound(s);
      double cross = Reductions.dot(e.values(), s.values());
      double gain = cross / s.energy();
      return new InnerProducts(
          s,
          e,
          cross,
          Reductions.residualEnergy(e.values(), 1, s.values()),
          Reductions.residualEnergy(e.values(), gain, s.values()));
    }
  }

  /** The gradient {@link Gradients#of} s and ŝ, through the mean where that was removed. */
  double[] gradient(double along, double away, double gain, boolean zeroMean) {
    double[] gradient = Gradients.of(reference.values(), estimate.values(), along, away, gain);
    return Gradients.throughMean(gradient, zeroMean);
  }

  /** The factor ⟨ŝ,s⟩/‖s‖² of the projection. */
  double gain() {
    return cross / reference.energy();
  }

  /** ‖t‖². */
  double targetEnergy() {
    return gain() * cross;
  }
}
