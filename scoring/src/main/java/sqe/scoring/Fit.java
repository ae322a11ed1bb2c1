package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;
import sqe.dsp.alignment.Overlap;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.table.Counted;
import sqe.table.Remark;

/**
 * Makes signals of one length of files of one rate: the policies for lengths and alignment, channel
 * by channel. Immutable, for use by several threads.
 *
 * @param options the policies
 */
record Fit(ScoringOptions options) {

  private static final int LONGEST_DELAY_SECONDS = 1;

  /** One pair a channel. */
  List<ScorablePair> fitted(Sides sides) throws UnscorablePairException {
    requireSameChannels(sides);
    List<Remark> notes = new ArrayList<>();
    for (Side side : sides.all()) {
      side.audio()
          .warnings()
          .forEach(warning -> notes.add(Remark.of(side.role().label() + ": " + warning)));
    }
    int length =
        new CommonLength(options.length(), options.maxLengthDifference()).common(sides, notes);
    Side reference = sides.reference();
    return reference != null
            && options.channels() instanceof ScoringOptions.Channels.SeparatedSources
        ? SourcePairs.of(reference, sides, length, notes)
        : channels(sides, length, notes);
  }

  private static void requireSameChannels(Sides sides) throws UnscorablePairException {
    for (Side side : sides.all()) {
      int found = side.audio().channels().length;
      if (found != sides.channels()) {
        throw new UnscorablePairException(
            "channels differ: %s has %s, %s has %s"
                .formatted(
                    sides.leading().role().label(), sides.channels(), side.role().label(), found),
            new Remedy(Remedy.Kind.CHANNELS, "mean"));
      }
    }
  }

  private List<ScorablePair> channels(Sides sides, int length, List<Remark> notes) {
    List<ScorablePair> pairs = new ArrayList<>();
    Side reference = sides.reference();
    if (reference != null) {
      notes.addAll(ChannelOrder.notes(reference, sides.estimate(), length));
    }
    for (int c = 0; c < sides.channels(); c++) {
      List<Remark> own = new ArrayList<>(notes);
      int delay =
          reference == null || options.align() == ScoringOptions.Align.NONE
              ? 0
              : delay(reference, sides.estimate(), c, length, own);
      SignalPair found = sides.withFilesAsRead(sides.pair(c, length), c);
      SignalPair pair = delay == 0 ? found : sides.pair(c, Overlap.of(length, length, delay));
      pairs.add(new ScorablePair(ChannelChoice.label(options.channels(), c), pair, found, own));
    }
    return pairs;
  }

  /** Whole samples by which the estimate is late, where that can be told. */
  private static int delay(
      Side reference, Side estimate, int channel, int length, List<Remark> notes) {
    int longest = LONGEST_DELAY_SECONDS * reference.audio().sampleRate();
    DelayEstimate found =
        DelayEstimator.estimate(
            reference.samples(channel, length),
            estimate.samples(channel, length),
            Math.min(length / 2, longest));
    if (!found.trustworthy()) {
      notes.add(Remark.of("not aligned: no delay can be told"));
      return 0;
    }
    if (found.wholeSamples() != 0) {
      notes.add(Remark.of("aligned by " + Counted.of(found.wholeSamples(), "sample", "samples")));
    }
    return found.wholeSamples();
  }
}
