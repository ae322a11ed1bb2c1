package sqe.metrics.spectral;

import java.util.ArrayList;
import java.util.List;
import sqe.dsp.UnitPeak;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** Whether all samples of a signal are zero, and what that means for a distance. */
record Silence() implements Derivation<AnalysedSignal, Boolean> {

  @Override
  public Boolean from(AnalysedSignal signal) {
    return UnitPeak.isSilent(signal.samples());
  }

  /**
   * Checks that the samples are finite and that there is something to compare with.
   *
   * @return notes on the pair
   * @throws UndefinedScoreException when a sample is not finite or the reference is silent
   */
  static List<String> check(SignalPair pair) {
    pair.requireFinite();
    if (pair.reference().derive(new Silence())) {
      throw new UndefinedScoreException(
          pair.length() == 0 ? Reason.TOO_SHORT : Reason.SILENT_REFERENCE,
          pair.length() == 0
              ? "has no samples"
              : "no sample has any energy; is it the right file?");
    }
    List<String> notes = new ArrayList<>();
    if (pair.estimate().derive(new Silence())) {
      notes.add("silent estimate");
    }
    return notes;
  }
}
