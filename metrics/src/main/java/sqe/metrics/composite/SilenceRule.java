package sqe.metrics.composite;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** What digital silence does to a measure, and what its user is told of it. */
enum SilenceRule {
  /** A frame that is silent in both signals has a value that says nothing of the estimate. */
  BOTH_SILENT("digital silence in both signals counts as %s in %d of %d frames") {
    @Override
    BitSet doubtful(ConstantFrames reference, ConstantFrames estimate) {
      BitSet both = (BitSet) reference.silent().clone();
      both.and(estimate.silent());
      return both;
    }
  },
  /** A frame that is silent in either signal has a value by convention. */
  EITHER_SILENT("digital silence counts as %s in %d of %d frames") {
    @Override
    BitSet doubtful(ConstantFrames reference, ConstantFrames estimate) {
      BitSet either = (BitSet) reference.silent().clone();
      either.or(estimate.silent());
      return either;
    }
  },
  /** A frame that holds one value in either signal has a value that is rounding noise. */
  EITHER_CONSTANT("one constant value makes %s of %d of %d frames") {
    @Override
    BitSet doubtful(ConstantFrames reference, ConstantFrames estimate) {
      BitSet either = (BitSet) reference.constant().clone();
      either.or(estimate.constant());
      return either;
    }
  };

  private final String note;

  SilenceRule(String note) {
    this.note = note;
  }

  /** The frames whose value is doubtful. */
  abstract BitSet doubtful(ConstantFrames reference, ConstantFrames estimate);

  /**
   * Checks that there is something to measure.
   *
   * @throws UndefinedScoreException when the reference is silent, or the estimate where the measure
   *     has nothing to say of silence
   */
  void check(ConstantFrames reference, ConstantFrames estimate) {
    if (reference.allSilent()) {
      throw new UndefinedScoreException(
          Reason.SILENT_REFERENCE, "no frame has any energy; is it the right file?");
    }
    if (estimate.allSilent() && this != BOTH_SILENT) {
      throw new UndefinedScoreException(
          Reason.SILENT_ESTIMATE, "a frame of zeros has no spectral envelope");
    }
  }

  /**
   * What to tell of the doubtful frames; nothing where there are none.
   *
   * @param value what such a frame counts as
   */
  List<String> notes(ConstantFrames reference, ConstantFrames estimate, String value) {
    if (estimate.allSilent()) {
      return List.of("silent estimate");
    }
    int count = doubtful(reference, estimate).cardinality();
    return count == 0
        ? List.of()
        : List.of(String.format(Locale.ROOT, note, value, count, reference.count()));
  }
}
