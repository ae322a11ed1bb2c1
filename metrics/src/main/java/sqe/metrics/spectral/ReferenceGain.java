package sqe.metrics.spectral;

import sqe.dsp.linear.Reductions;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The gain that brings the estimate closest to the reference, g = ⟨x, y⟩/(⟨y, y⟩ + 1e-8), as the
 * URGENT challenge applies it before its distances.
 */
record ReferenceGain() implements Derivation<SignalPair, Double> {

  private static final double REGULARISATION = 1e-8;

  @Override
  public Double from(SignalPair pair) {
    double[] x = pair.reference().samples();
    double[] y = pair.estimate().samples();
    double energy = Reductions.energy(y);
    if (!(energy < Double.POSITIVE_INFINITY)) {
      throw new UndefinedScoreException(Reason.NOT_FINITE, "the energy of the estimate overflows");
    }
    return Reductions.dot(x, y) / (energy + REGULARISATION);
  }
}
