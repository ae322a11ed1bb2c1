package sqe.scoring;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import sqe.dsp.alignment.QuickDelay;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;
import sqe.metrics.SignalPair;

/**
 * What a user should know of a pair whatever it is scored with: the estimate is late, upside down,
 * the reference itself, something else. Nothing here changes a score; `sqe audit` looks closer.
 */
final class PairNotes {

  private static final Derivation<AnalysedSignal, double[]> COARSE =
      signal -> QuickDelay.coarse(signal.samples(), signal.signal().sampleRate());

  /** Correlation above which an estimate is the reference but for a factor and rounding. */
  private static final double SCALED_COPY = 0.9999999;

  /** Correlation below which, without a clear delay, an estimate may be of something else. */
  private static final double UNRELATED = 0.35;

  private PairNotes() {}

  static List<String> of(SignalPair signals) {
    double[] reference = signals.reference().samples();
    double[] estimate = signals.estimate().samples();
    if (Arrays.equals(reference, estimate)) {
      List<String> notes = new ArrayList<>(List.of("estimate is identical to the reference"));
      notes.addAll(signals.reference().derive(SignalFacts.OF).notes("reference"));
      return notes;
    }
    SignalFacts clean = signals.reference().derive(SignalFacts.OF);
    SignalFacts tested = signals.estimate().derive(SignalFacts.OF);
    List<String> notes = new ArrayList<>(clean.notes("reference"));
    notes.addAll(tested.notes("estimate"));
    boolean comparable =
        !clean.constant() && !tested.constant() && clean.rms() > 0 && tested.rms() > 0;
    if (comparable) {
      compare(signals, notes);
    }
    return notes;
  }

  private static void compare(SignalPair signals, List<String> notes) {
    QuickDelay delay =
        QuickDelay.of(
            signals.reference().samples(),
            signals.reference().derive(COARSE),
            signals.estimate().samples(),
            signals.estimate().derive(COARSE),
            signals.sampleRate());
    if (delay.correlation() > SCALED_COPY && delay.first() == 0 && delay.last() == 0) {
      notes.add("estimate is the reference but for a factor");
    }
    if (!delay.clear()) {
      if (delay.correlation() < UNRELATED) {
        notes.add(
            String.format(
                Locale.ROOT,
                "estimate has little of the reference's waveform at any delay (correlation %.2f)",
                delay.correlation()));
      }
      return;
    }
    if (delay.polarity() < 0) {
      notes.add("estimate is upside down (inverted polarity)");
    }
    if (delay.drifts()) {
      notes.add(
          "estimate drifts: delay of %s samples at the start, %s at the end"
              .formatted(delay.first(), delay.last()));
    } else if (delay.first() != 0) {
      notes.add(lag(delay.first(), signals.sampleRate()));
    }
  }

  private static String lag(int delay, int sampleRate) {
    return String.format(
        Locale.ROOT,
        "estimate is %d samples (%.1f ms) %s (--align integer removes it)",
        Math.abs(delay),
        1000.0 * Math.abs(delay) / sampleRate,
        delay > 0 ? "late" : "early");
  }
}
