package sqe.metrics.pesq;

import java.util.Locale;
import java.util.stream.IntStream;
import sqe.dsp.HeldSamples;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** Refuses what the standard has no score for, before anything is computed with it (§13). */
final class InputCheck {

  private InputCheck() {}

  /**
   * Checks both signals.
   *
   * @throws UndefinedScoreException with the reason
   */
  static void check(PesqStages stages) {
    AnalysedSignal reference = stages.reference();
    AnalysedSignal degraded = stages.degraded();
    requireLength(reference, "reference", stages.tables().sizes());
    requireLength(degraded, "estimate", stages.tables().sizes());
    requireSound(reference, "reference", Reason.SILENT_REFERENCE, stages);
    requireSound(degraded, "estimate", Reason.SILENT_ESTIMATE, stages);
  }

  private static void requireLength(AnalysedSignal signal, String what, Sizes sizes) {
    int length = signal.length();
    if (length < sizes.shortest()) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT,
              "needs 0.25 s, the %s has %.4f s",
              what,
              (double) length / sizes.sampleRate()));
    }
  }

  private static void requireChange(HeldSamples samples, String what, Reason reason) {
    double first = samples.at(0);
    if (IntStream.range(1, samples.length()).allMatch(i -> samples.at(i) == first)) {
      String all = first == 0 ? "digital silence" : "one constant value";
      throw new UndefinedScoreException(reason, "the " + what + " is " + all);
    }
  }

  private static void requireSound(
      AnalysedSignal signal, String what, Reason reason, PesqStages stages) {
    requireChange(signal.held(), what, reason);
    float power = (float) stages.power(signal);
    if (power == 0) {
      throw new UndefinedScoreException(
          reason, "the " + what + " has no power between 350 and 3250 Hz");
    }
    if (Float.isInfinite(power) || Float.isNaN(power)) {
      throw new UndefinedScoreException(
          Reason.NOT_FINITE, "the power of the " + what + " overflows");
    }
  }
}
