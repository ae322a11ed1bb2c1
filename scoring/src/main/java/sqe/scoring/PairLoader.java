package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;
import sqe.dsp.alignment.Overlap;
import sqe.dsp.audio.Recording;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.SignalPair;
import sqe.metrics.Sources;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.sdr.SourceAssignment;
import sqe.table.Pair;

/**
 * Decodes the files of a pair and applies the policies: channels, then rates, then lengths, then
 * alignment. What comes out has one rate and one length. Safe for use by several threads.
 */
final class PairLoader {

  private static final int LONGEST_DELAY_SECONDS = 1;

  private final ScoringOptions options;
  private final AudioPreparation preparation;
  private final CommonLength lengths;
  private final SourceAssignment assignment = new SourceAssignment(SourceAssignment.Criterion.SIR);

  PairLoader(ScoringOptions options) {
    this.options = options;
    this.preparation = new AudioPreparation(options.channels());
    this.lengths = new CommonLength(options.length(), options.maxLengthDifference());
  }

  /** A place where pairs that stand side by side share what they have in common. */
  SharedAudio share() {
    return new SharedAudio(preparation);
  }

  /** The files of a pair after the policies that concern each alone. */
  private record Side(@Nullable Path sharedFile, PreparedAudio audio, String role) {
    CommonLength.Of length() {
      return new CommonLength.Of(role, audio.length());
    }
  }

  /**
   * Loads a pair.
   *
   * @param shared holds the reference and the mixture for the next pair
   * @return one a channel
   */
  List<ScorablePair> load(Pair pair, SharedAudio shared) throws UnscorablePairException {
    Path referenceFile = Objects.requireNonNull(pair.reference());
    Recording reference = shared.recording(referenceFile, "reference");
    Recording estimate = SharedAudio.decode(Objects.requireNonNull(pair.estimate()), "estimate");
    int rate = targetRate(reference, estimate, pair.noisy(), shared);
    List<Side> sides = new ArrayList<>();
    sides.add(
        new Side(referenceFile, shared.prepared(referenceFile, "reference", rate), "reference"));
    sides.add(new Side(null, preparation.prepare(estimate, "estimate", rate), "estimate"));
    Path noisy = pair.noisy();
    if (noisy != null) {
      sides.add(new Side(noisy, shared.prepared(noisy, "mixture", rate), "mixture"));
    }
    requireSameChannels(sides);
    List<String> notes = new ArrayList<>();
    for (Side side : sides) {
      side.audio().warnings().forEach(warning -> notes.add(side.role() + ": " + warning));
    }
    int length = lengths.common(sides.stream().map(Side::length).toList(), rate, notes);
    return options.channels() instanceof ScoringOptions.Channels.SeparatedSources
        ? sources(sides, length, notes, shared)
        : channels(sides, length, notes, shared);
  }

  private int targetRate(
      Recording reference, Recording estimate, @Nullable Path noisy, SharedAudio shared)
      throws UnscorablePairException {
    if (options.resample() instanceof ScoringOptions.Resample.ToRate to) {
      return to.rate();
    }
    if (options.resample() instanceof ScoringOptions.Resample.Refuse) {
      requireRate(reference.sampleRate(), estimate.sampleRate(), "estimate");
      if (noisy != null) {
        Recording mixture = shared.recording(noisy, "mixture");
        requireRate(reference.sampleRate(), mixture.sampleRate(), "mixture");
      }
    }
    return reference.sampleRate();
  }

  private static void requireRate(int reference, int other, String role)
      throws UnscorablePairException {
    if (reference != other) {
      throw new UnscorablePairException(
          "rates differ",
          "reference %s Hz, %s %s Hz: convert the files, or choose --resample reference"
              .formatted(reference, role, other));
    }
  }

  private static void requireSameChannels(List<Side> sides) throws UnscorablePairException {
    int expected = sides.get(0).audio().channels().length;
    for (Side side : sides) {
      int found = side.audio().channels().length;
      if (found != expected) {
        throw new UnscorablePairException(
            "channels differ",
            "reference has %s, %s has %s: choose --channels mean or --channels 1"
                .formatted(expected, side.role(), found));
      }
    }
  }

  private List<ScorablePair> channels(
      List<Side> sides, int length, List<String> notes, SharedAudio shared) {
    List<ScorablePair> pairs = new ArrayList<>();
    notes.addAll(ChannelOrder.notes(sides.get(0).audio(), sides.get(1).audio(), length));
    for (int c = 0; c < sides.get(0).audio().channels().length; c++) {
      List<String> own = new ArrayList<>(notes);
      int delay = options.align() == ScoringOptions.Align.NONE ? 0 : delay(sides, c, length, own);
      SignalPair found = withFilesAsRead(moved(sides, c, 0, length, shared), sides, c, shared);
      SignalPair pair = delay == 0 ? found : moved(sides, c, delay, length, shared);
      pairs.add(new ScorablePair(ChannelChoice.label(options.channels(), c), pair, found, own));
    }
    return pairs;
  }

  /** What overlaps of one channel once the estimate's delay is taken away. */
  private static SignalPair moved(
      List<Side> sides, int channel, int delay, int length, SharedAudio shared) {
    var overlap = Overlap.of(length, length, delay);
    List<AnalysedSignal> signals = new ArrayList<>();
    for (Side side : sides) {
      int from = side.role().equals("estimate") ? overlap.secondFrom() : overlap.from();
      signals.add(analysed(side, channel, from, overlap.length(), shared));
    }
    return new SignalPair(
        signals.get(0), signals.get(1), signals.size() > 2 ? signals.get(2) : null);
  }

  /** Adds the signals at the lengths their files have, for metrics that are defined for those. */
  private static SignalPair withFilesAsRead(
      SignalPair pair, List<Side> sides, int channel, SharedAudio shared) {
    int reference = sides.get(0).audio().length();
    int estimate = sides.get(1).audio().length();
    return reference == estimate
        ? pair
        : pair.withAsRead(
            new SignalPair.AsRead(
                analysed(sides.get(0), channel, 0, reference, shared),
                analysed(sides.get(1), channel, 0, estimate, shared)));
  }

  /** Whole samples by which the estimate is late, where that can be told. */
  private static int delay(List<Side> sides, int channel, int length, List<String> notes) {
    double[] reference = sides.get(0).audio().slice(channel, 0, length).samples();
    double[] estimate = sides.get(1).audio().slice(channel, 0, length).samples();
    int rate = sides.get(0).audio().sampleRate();
    DelayEstimate found =
        DelayEstimator.estimate(
            reference, estimate, Math.min(length / 2, LONGEST_DELAY_SECONDS * rate));
    if (!found.trustworthy()) {
      notes.add("not aligned: no delay can be told");
      return 0;
    }
    if (found.wholeSamples() != 0) {
      notes.add("aligned by %s samples".formatted(found.wholeSamples()));
    }
    return found.wholeSamples();
  }

  private List<ScorablePair> sources(
      List<Side> sides, int length, List<String> notes, SharedAudio shared) {
    List<List<AnalysedSignal>> signals = new ArrayList<>();
    int count = sides.get(0).audio().channels().length;
    for (Side side : sides) {
      List<AnalysedSignal> ofSide = new ArrayList<>();
      for (int c = 0; c < count; c++) {
        ofSide.add(analysed(side, c, 0, length, shared));
      }
      signals.add(ofSide);
    }
    int[] order = order(signals.get(0), signals.get(1), notes);
    List<AnalysedSignal> estimates = new ArrayList<>();
    for (int estimate : order) {
      estimates.add(signals.get(1).get(estimate));
    }
    Sources all = new Sources(signals.get(0), estimates);
    List<ScorablePair> pairs = new ArrayList<>();
    for (int j = 0; j < count; j++) {
      List<String> own = new ArrayList<>(notes);
      if (order[j] != j) {
        own.add("estimate is channel " + (order[j] + 1));
      }
      AnalysedSignal mixture = signals.size() > 2 ? signals.get(2).get(j) : null;
      SignalPair pair = new SignalPair(signals.get(0).get(j), estimates.get(j), mixture, all);
      pairs.add(new ScorablePair(Integer.toString(j + 1), pair, pair, own));
    }
    return pairs;
  }

  /** Which estimate belongs to which reference; as they stand where that cannot be said. */
  private int[] order(
      List<AnalysedSignal> references, List<AnalysedSignal> estimates, List<String> notes) {
    try {
      return assignment.order(references, estimates);
    } catch (UndefinedScoreException e) {
      notes.add("sources taken in the order they stand in: " + e.getMessage());
      return IntStream.range(0, references.size()).toArray();
    }
  }

  private static AnalysedSignal analysed(
      Side side, int channel, int from, int length, SharedAudio shared) {
    return side.sharedFile() == null
        ? new AnalysedSignal(side.audio().slice(channel, from, length))
        : shared.analysed(side.sharedFile(), side.audio(), channel, from, length);
  }
}
