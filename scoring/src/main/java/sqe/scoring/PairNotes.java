package sqe.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.dsp.alignment.QuickDelay;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.Remedy;
import sqe.metrics.SignalPair;
import sqe.table.Counted;
import sqe.table.EstimateNote;
import sqe.table.Remark;

/**
 * What a user should know of a pair whatever it is scored with: the estimate is late, upside down,
 * the reference itself, something else. Nothing here changes a score; `sqe audit` looks closer.
 */
final class PairNotes {

  private static final Derivation<AnalysedSignal, double[]> COARSE =
      signal -> QuickDelay.coarse(signal.samples(), signal.sampleRate());

  /** Correlation above which an estimate is the reference but for a factor and rounding. */
  private static final double SCALED_COPY = 0.9999999;

  /** Correlation below which, without a clear delay, an estimate may be of something else. */
  private static final double UNRELATED = 0.35;

  /** A delay in samples of which two searches may think differently. */
  private static final int LEFT_BY_ALIGNMENT = 1;

  private PairNotes() {}

  /**
   * The notes on a pair as it is scored.
   *
   * @param options say what was aligned: what an alignment has left is not for another to remove
   */
  static List<Remark> of(SignalPair signals, ScoringOptions options) {
    if (!signals.hasReference()) {
      return remarks(signals.estimate().derive(SignalFacts.OF).notes("estimate"));
    }
    SignalFacts clean = signals.reference().derive(SignalFacts.OF);
    List<Remark> notes = new ArrayList<>();
    if (Arrays.equals(signals.reference().samples(), signals.estimate().samples())) {
      notes.add(Remark.of("estimate is identical to the reference"));
      notes.addAll(remarks(clean.notes("reference")));
      return notes;
    }
    SignalFacts tested = signals.estimate().derive(SignalFacts.OF);
    notes.addAll(remarks(clean.notes("reference")));
    notes.addAll(remarks(tested.notes("estimate")));
    boolean comparable =
        !clean.constant() && !tested.constant() && clean.rms() > 0 && tested.rms() > 0;
    if (comparable) {
      compare(signals, options, notes);
    }
    return notes;
  }

  private static List<Remark> remarks(List<String> texts) {
    return texts.stream().map(Remark::of).toList();
  }

  private static void compare(SignalPair signals, ScoringOptions options, List<Remark> notes) {
    QuickDelay delay = delay(signals);
    if (delay.correlation() > SCALED_COPY && delay.first() == 0 && delay.last() == 0) {
      notes.add(Remark.of("estimate is the reference but for a factor"));
    }
    if (!delay.clear()) {
      if (delay.correlation() < UNRELATED) {
        notes.add(
            Remark.of(
                String.format(
                    Locale.ROOT,
                    EstimateNote.UNLIKE + " at any delay (correlation %.2f)",
                    delay.correlation())));
      }
      return;
    }
    if (delay.polarity() < 0) {
      notes.add(Remark.of("estimate is upside down (inverted polarity)"));
    }
    if (delay.drifts()) {
      notes.add(
          Remark.of(
              "estimate drifts: delay of %s at the start, %s at the end"
                  .formatted(Counted.of(delay.first(), "sample", "samples"), delay.last())));
    } else if (delay.first() != 0) {
      lag(delay.first(), signals, options).ifPresent(notes::add);
    }
  }

  private static QuickDelay delay(SignalPair signals) {
    return QuickDelay.of(
        signals.reference().samples(),
        signals.reference().derive(COARSE),
        signals.estimate().samples(),
        signals.estimate().derive(COARSE),
        signals.sampleRate());
  }

  /** Whether the estimate may be of another recording than the reference, of as many samples. */
  static boolean isUnlike(SignalPair signals) {
    QuickDelay delay = delay(signals);
    return !delay.clear() && delay.correlation() < UNRELATED;
  }

  private static Optional<Remark> lag(int delay, SignalPair signals, ScoringOptions options) {
    int sampleRate = signals.sampleRate();
    boolean aligned = options.align() != ScoringOptions.Align.NONE;
    if (aligned && Math.abs(delay) <= LEFT_BY_ALIGNMENT) {
      return Optional.empty();
    }
    boolean found = Math.abs(delay) <= Math.round(options.maxDelay() * sampleRate);
    boolean tooShort = 2 * Math.abs(delay) > signals.length();
    Remedy remedy =
        aligned && (found || tooShort) ? null : new Remedy(Remedy.Kind.ALIGN, "integer");
    return Optional.of(lag(delay, sampleRate, remedy));
  }

  private static Remark lag(int delay, int sampleRate, @Nullable Remedy remedy) {
    return new Remark(
        String.format(
            Locale.ROOT,
            "estimate is %s (%.1f ms) %s",
            Counted.of(Math.abs(delay), "sample", "samples"),
            1000.0 * Math.abs(delay) / sampleRate,
            delay > 0 ? "late" : "early"),
        List.of(),
        remedy);
  }
}
