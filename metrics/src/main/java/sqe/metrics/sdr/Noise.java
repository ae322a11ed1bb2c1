package sqe.metrics.sdr;

import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The noise of a mixture, mixture − reference, shared by the estimates of one reference.
 *
 * @param mixture the unprocessed mixture
 */
record Noise(AnalysedSignal mixture) implements Derivation<AnalysedSignal, double[]> {

  @Override
  public double[] from(AnalysedSignal reference) {
    return difference(mixture.samples(), reference.samples());
  }

  /**
   * The mixture of a pair.
   *
   * @throws UndefinedScoreException when the pair has none
   */
  static AnalysedSignal requireMixture(SignalPair pair) {
    return pair.mixture()
        .orElseThrow(
            () ->
                new UndefinedScoreException(
                    Reason.NEEDS_MIXTURE,
                    "give the unprocessed mixture of each pair",
                    Remedy.of(Remedy.Kind.MIXTURE)));
  }

  /** x − y, a new array. */
  static double[] difference(double[] x, double[] y) {
    double[] z = new double[x.length];
    for (int i = 0; i < z.length; i++) {
      z[i] = x[i] - y[i];
    }
    return z;
  }
}
