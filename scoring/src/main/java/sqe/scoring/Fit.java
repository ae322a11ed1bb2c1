package sqe.scoring;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
 * @param withMixture whether the mixture is scored too, and so aligned by its own delay
 */
record Fit(ScoringOptions options, boolean withMixture) {

  private static final String ESTIMATE = "";

  private static final String MIXTURE = "mixture ";

  /**
   * One pair a channel. A mixture that does not fit is left out, and the pairs say so.
   *
   * @param noticed what is known of the files already; not changed
   */
  List<ScorablePair> fitted(Sides sides, List<Remark> noticed) throws UnscorablePairException {
    if (sides.mixture() == null) {
      return allFitted(sides, noticed);
    }
    try {
      return allFitted(sides, noticed);
    } catch (UnscorablePairException e) {
      List<Remark> notes = new ArrayList<>(noticed);
      notes.add(Sides.leftOut(e));
      return allFitted(sides.withoutMixture(), notes);
    }
  }

  private List<ScorablePair> allFitted(Sides sides, List<Remark> noticed)
      throws UnscorablePairException {
    boolean sources =
        sides.reference() != null
            && options.channels() instanceof ScoringOptions.Channels.SeparatedSources;
    if (sources) {
      requireSources(sides);
    } else {
      requireSameChannels(sides);
    }
    List<Remark> notes = new ArrayList<>(noticed);
    int length = common(sides, notes);
    Side reference = sides.reference();
    return sources && reference != null
        ? SourcePairs.of(
            reference, sides, length, notes, delays(reference, sides.estimate(), length))
        : channels(sides, length, notes);
  }

  /**
   * The length of all sides. To allow a difference would hide that two recordings are not of one
   * text: before that is advised, their waveforms are compared.
   */
  private int common(Sides sides, List<Remark> notes) throws UnscorablePairException {
    try {
      return new CommonLength(options.length(), options.maxLengthDifference()).common(sides, notes);
    } catch (UnscorablePairException e) {
      Remedy remedy = e.remark().remedy();
      boolean allowing = remedy != null && remedy.kind() == Remedy.Kind.LENGTH_DIFFERENCE;
      Side reference = sides.reference();
      if (!allowing || reference == null) {
        throw e;
      }
      int shorter = Math.min(reference.audio().length(), sides.estimate().audio().length());
      if (shorter > 0 && PairNotes.isUnlike(sides.withoutMixture().pair(0, shorter))) {
        throw new UnscorablePairException(
            "%s; the estimate has little of the reference's waveform, too: they may not be of the same recording"
                .formatted(e.remark().text()),
            Remedy.of(Remedy.Kind.LEAVE_OUT));
      }
      throw e;
    }
  }

  /** Where sources are aligned, each is by the delay of its own estimate. */
  private SourcePairs.Delays delays(Side reference, Side estimate, int length) {
    return options.align() == ScoringOptions.Align.NONE
        ? (source, found, notes) -> 0
        : (source, found, notes) ->
            delay(reference, source, estimate, found, length, notes, ESTIMATE);
  }

  /** One channel is no separation: its SIR would be infinite whatever it holds. */
  private static void requireSources(Sides sides) throws UnscorablePairException {
    int references = sides.channels();
    int estimates = sides.estimate().audio().channels().length;
    if (references < 2) {
      throw new UnscorablePairException(
          "channels differ: one channel is not several sources", Remedy.of(Remedy.Kind.SOURCES));
    }
    if (estimates < references) {
      throw new UnscorablePairException(
          "channels differ: %s sources, but the estimate has %s: each source needs one"
              .formatted(references, estimates));
    }
    Side mixture = sides.mixture();
    int mixed = mixture == null ? 1 : mixture.audio().channels().length;
    if (mixed != 1 && mixed != references) {
      throw new UnscorablePairException(
          "channels differ: the mixture has %s, it must have one or one a source".formatted(mixed));
    }
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
              : delay(reference, c, sides.estimate(), c, length, own, ESTIMATE);
      SignalPair found = sides.withFilesAsRead(sides.pair(c, length), c);
      SignalPair pair = delay == 0 ? found : sides.pair(c, Overlap.of(length, length, delay));
      SignalPair unprocessed = unprocessed(sides, c, length, own);
      String label = ChannelChoice.label(options.channels(), c);
      pairs.add(new ScorablePair(label, pair, found, unprocessed, own));
    }
    return pairs;
  }

  private @Nullable SignalPair unprocessed(
      Sides sides, int channel, int length, List<Remark> notes) {
    Side reference = sides.reference();
    Side mixture = sides.mixture();
    if (!withMixture
        || reference == null
        || mixture == null
        || options.align() == ScoringOptions.Align.NONE) {
      return null;
    }
    int delay = delay(reference, channel, mixture, channel, length, notes, MIXTURE);
    return Sides.unprocessed(reference, mixture, channel, Overlap.of(length, length, delay));
  }

  /**
   * Whole samples by which an estimate or a mixture is late, where that can be told.
   *
   * @param which what stands before the note
   */
  private int delay(
      Side reference,
      int source,
      Side estimate,
      int channel,
      int length,
      List<Remark> notes,
      String which) {
    int longest = (int) Math.round(options.maxDelay() * reference.audio().sampleRate());
    DelayEstimate found =
        DelayEstimator.estimate(
            reference.samples(source, length),
            estimate.samples(channel, length),
            Math.min(length / 2, longest));
    if (!found.trustworthy()) {
      notes.add(
          Remark.of(
              which
                  + "not aligned: no delay can be told within %s s".formatted(options.maxDelay())));
      return 0;
    }
    if (found.wholeSamples() != 0) {
      notes.add(
          Remark.of(which + "aligned by " + Counted.of(found.wholeSamples(), "sample", "samples")));
    }
    return found.wholeSamples();
  }
}
