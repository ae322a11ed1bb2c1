package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.dsp.alignment.Overlap;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.table.Remark;

/**
 * The files of a pair at one rate and with as many channels each.
 *
 * @param reference null where there is none
 * @param estimate the file under test
 * @param mixture null where there is none
 */
record Sides(@Nullable Side reference, Side estimate, @Nullable Side mixture) {

  /** That a mixture is not used, and why; a semicolon would part one note into two. */
  static Remark leftOut(UnscorablePairException reason) {
    Remark said = reason.remark();
    return new Remark(
        "mixture left out: " + said.text().replace("; ", ", "), said.columns(), said.remedy());
  }

  /** The same without a mixture. */
  Sides withoutMixture() {
    return new Sides(reference, estimate, null);
  }

  /** Those there are. */
  List<Side> all() {
    List<Side> all = new ArrayList<>();
    if (reference != null) {
      all.add(reference);
    }
    all.add(estimate);
    if (mixture != null) {
      all.add(mixture);
    }
    return all;
  }

  /** The side that the others have to fit. */
  Side leading() {
    return reference == null ? estimate : reference;
  }

  int sampleRate() {
    return leading().audio().sampleRate();
  }

  int channels() {
    return leading().audio().channels().length;
  }

  /** The first samples of one channel, as they lie. */
  SignalPair pair(int channel, int length) {
    return pair(channel, Overlap.of(length, length, 0));
  }

  /** What overlaps of one channel once the estimate is moved. */
  SignalPair pair(int channel, Overlap overlap) {
    AnalysedSignal tested = estimate.part(channel, overlap.secondFrom(), overlap.length());
    AnalysedSignal mixed =
        mixture == null ? null : mixture.part(channel, overlap.from(), overlap.length());
    return reference == null
        ? SignalPair.ofEstimate(tested, mixed)
        : new SignalPair(reference.part(channel, overlap.from(), overlap.length()), tested, mixed);
  }

  /** What overlaps of reference and mixture, of which there are both, once the mixture is moved. */
  static SignalPair unprocessed(Side clean, Side mixed, int channel, Overlap overlap) {
    AnalysedSignal moved = mixed.part(channel, overlap.secondFrom(), overlap.length());
    return new SignalPair(clean.part(channel, overlap.from(), overlap.length()), moved, moved);
  }

  /** Adds the signals at the lengths their files have, for metrics that are defined for those. */
  SignalPair withFilesAsRead(SignalPair pair, int channel) {
    if (reference == null || reference.audio().length() == estimate.audio().length()) {
      return pair;
    }
    return pair.withAsRead(
        new SignalPair.AsRead(
            reference.part(channel, 0, reference.audio().length()),
            estimate.part(channel, 0, estimate.audio().length())));
  }
}
