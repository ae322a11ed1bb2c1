package sqe.scoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.dsp.alignment.DelayEstimate;
import sqe.dsp.alignment.DelayEstimator;
import sqe.dsp.alignment.Overlap;
import sqe.dsp.audio.Recording;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.table.Pair;
import sqe.table.Remark;

/**
 * Decodes the files of pairs that stand side by side and applies the policies: channels, then
 * rates, then lengths, then alignment. What comes out has one rate and one length. References and
 * mixtures are kept for the next pair. Used by one thread.
 */
final class PairLoader {

  private static final int LONGEST_DELAY_SECONDS = 1;

  private final ScoringOptions options;
  private final CommonLength lengths;
  private final SharedAudio shared;

  /**
   * A loader for a few pairs.
   *
   * @param preparation of the same options; shared by all loaders
   */
  PairLoader(ScoringOptions options, AudioPreparation preparation) {
    this.options = options;
    this.lengths = new CommonLength(options.length(), options.maxLengthDifference());
    this.shared = new SharedAudio(preparation);
  }

  /** The digest of a reference; its file is then decoded for the scores too. */
  String digest(Path reference) throws UnscorablePairException {
    return ReferenceDigest.of(shared.recording(reference, Role.REFERENCE));
  }

  /**
   * Loads a pair.
   *
   * @return one a channel
   */
  List<ScorablePair> load(Pair pair) throws UnscorablePairException {
    Sides sides = sides(pair);
    requireSameChannels(sides);
    List<Remark> notes = new ArrayList<>();
    for (Side side : sides.all()) {
      side.audio()
          .warnings()
          .forEach(warning -> notes.add(Remark.of(side.role().label() + ": " + warning)));
    }
    int length = lengths.common(sides, notes);
    Side reference = sides.reference();
    return reference != null
            && options.channels() instanceof ScoringOptions.Channels.SeparatedSources
        ? SourcePairs.of(reference, sides, length, notes)
        : channels(sides, length, notes);
  }

  private Sides sides(Pair pair) throws UnscorablePairException {
    Path referenceFile = pair.reference();
    Path estimateFile = Objects.requireNonNull(pair.estimate());
    Path mixtureFile = pair.noisy();
    Recording reference =
        referenceFile == null ? null : shared.recording(referenceFile, Role.REFERENCE);
    Recording estimate = SharedAudio.decode(estimateFile, Role.ESTIMATE);
    int rate = targetRate(reference, estimate, mixtureFile);
    Side clean = referenceFile == null ? null : side(Role.REFERENCE, referenceFile, rate);
    Side tested =
        new Side(
            Role.ESTIMATE,
            estimateFile,
            shared.preparation().prepare(estimate, Role.ESTIMATE, rate),
            shared);
    Side mixed = mixtureFile == null ? null : side(Role.MIXTURE, mixtureFile, rate);
    return new Sides(clean, tested, mixed);
  }

  private Side side(Role role, Path file, int rate) throws UnscorablePairException {
    return new Side(role, file, shared.prepared(file, role, rate), shared);
  }

  private int targetRate(
      @Nullable Recording reference, Recording estimate, @Nullable Path mixtureFile)
      throws UnscorablePairException {
    if (options.resample() instanceof ScoringOptions.Resample.ToRate to) {
      return to.rate();
    }
    Role leading = reference == null ? Role.ESTIMATE : Role.REFERENCE;
    int rate = (reference == null ? estimate : reference).sampleRate();
    if (options.resample() instanceof ScoringOptions.Resample.Refuse) {
      requireRate(leading, rate, Role.ESTIMATE, estimate);
      if (mixtureFile != null) {
        requireRate(leading, rate, Role.MIXTURE, shared.recording(mixtureFile, Role.MIXTURE));
      }
    }
    return rate;
  }

  private static void requireRate(Role leading, int rate, Role role, Recording other)
      throws UnscorablePairException {
    if (rate != other.sampleRate()) {
      throw new UnscorablePairException(
          "rates differ: %s %s Hz, %s %s Hz: convert the files"
              .formatted(leading.label(), rate, role.label(), other.sampleRate()),
          new Remedy(Remedy.Kind.RESAMPLE, "reference"));
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
      notes.add(Remark.of("aligned by %s samples".formatted(found.wholeSamples())));
    }
    return found.wholeSamples();
  }
}
