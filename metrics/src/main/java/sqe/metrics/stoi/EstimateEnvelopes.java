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
   * @param silentSegments number of segments without any energy in any band
   */
  record Result(double[][] envelopes, double[] spectra, int silentSegments) {

    /** Number of segments, one a frame from the first that ends one. */
    int segments() {
      return envelopes[0].length - SegmentCorrelation.SEGMENT + 1;
    }

    /** Whether there is no energy in any band of any frame. */
    boolean silent() {
      return silentSegments == segments();
    }
  }

  @Override
  public Result from(SignalPair pair) {
    EnvelopeAnalysis analysis = reference.analysis();
    int[] kept = pair.reference().derive(reference).keptStarts();
    double[] y = pair.estimate().derive(reference.tenKilohertz());
    double @Nullable [] spectra =
        keepSpectra ? new double[(kept.length - 1) * 2 * analysis.binCount()] : null;
    double[][] envelopes = analysis.envelopes(analysis.overlapAdd(y, kept), spectra);
    requireNoOverflow(envelopes);
    return new Result(
        envelopes, spectra == null ? new double[0] : spectra, silentSegments(envelopes));
  }

  private static void requireNoOverflow(double[][] envelopes) {
    for (double[] band : envelopes) {
      for (double value : band) {
        if (!(value < LARGEST)) {
          throw new UndefinedScoreException(Reason.NOT_FINITE, "the estimate's energy overflows");
        }
      }
    }
  }

  private static int silentSegments(double[][] envelopes) {
    int segments = 0;
    int silentFrames = 0;
    for (int t = 0; t < envelopes[0].length; t++) {
      silentFrames = isSilent(envelopes, t) ? silentFrames + 1 : 0;
      segments += silentFrames >= SegmentCorrelation.SEGMENT ? 1 : 0;
    }
    return segments;
  }

  private static boolean isSilent(double[][] envelopes, int frame) {
    for (double[] band : envelopes) {
      if (band[frame] != 0) {
        return false;
      }
    }
    return true;
  }
}
