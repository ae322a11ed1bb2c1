package sqe.metrics.stoi;

import org.jspecify.annotations.Nullable;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * The envelopes of the estimate over the frames in which the reference speaks.
 *
 * @param reference what says which frames these are
 * @param keepSpectra whether the spectra are wanted too, as the gradient does
 */
record EstimateEnvelopes(ReferenceAnalysis reference, boolean keepSpectra)
    implements Derivation<SignalPair, EstimateEnvelopes.Result> {

  /** Norms from here on might overflow when squared and summed over a segment. */
  static final double LARGEST = 1e150;

  /**
   * Envelopes and, where wanted, spectra of an estimate.
   *
   * @param envelopes {@code [band][frame]}
   * @param spectra as {@link EnvelopeAnalysis#envelopes} leaves them; empty when not wanted
   * @param silent whether there is no energy in any band
   */
  record Result(double[][] envelopes, double[] spectra, boolean silent) {}

  @Override
  public Result from(SignalPair pair) {
    EnvelopeAnalysis analysis = reference.analysis();
    int[] kept = pair.reference().derive(reference).keptStarts();
    double[] y = pair.estimate().derive(reference.tenKilohertz());
    double @Nullable [] spectra =
        keepSpectra ? new double[(kept.length - 1) * 2 * analysis.binCount()] : null;
    double[][] envelopes = analysis.envelopes(analysis.overlapAdd(y, kept), spectra);
    double largest = largest(envelopes);
    return new Result(envelopes, spectra == null ? new double[0] : spectra, largest == 0);
  }

  private static double largest(double[][] envelopes) {
    double largest = 0;
    for (double[] band : envelopes) {
      for (double value : band) {
        largest = Math.max(largest, value);
      }
    }
    if (!(largest < LARGEST)) {
      throw new UndefinedScoreException(Reason.NOT_FINITE, "the estimate's energy overflows");
    }
    return largest;
  }
}
