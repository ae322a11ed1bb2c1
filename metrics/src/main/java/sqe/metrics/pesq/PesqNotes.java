package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.metrics.AnalysedSignal;

/**
 * What a user should know of a score: material outside the domain of P.862.3, and scores that hang
 * on rounding noise. Notes never change the score. A recording of another length than {@link
 * PesqInfo#USUAL_LENGTHS} is not noted: its length is known, and in most sets all are short.
 */
final class PesqNotes {

  private static final double LEAST_ACTIVITY = 0.4;
  private static final double MOST_ACTIVITY = 0.8;

  private PesqNotes() {}

  /**
   * The notes on a score; mostly none.
   *
   * @param asRead whether files of different lengths were scored as they are
   * @param activity part of the file in which the reference is active
   */
  static List<String> of(PesqStages stages, DelayPath path, boolean asRead, double activity) {
    AnalysedSignal reference = stages.reference();
    List<String> notes = new ArrayList<>();
    if (asRead) {
      notes.add("scored at the files' own lengths");
    }
    if (PesqInfo.USUAL_LENGTHS.contains(reference.duration())
        && (activity < LEAST_ACTIVITY || activity > MOST_ACTIVITY)) {
      notes.add(
          String.format(
              Locale.ROOT, "outside P.862.3: %.0f %% speech (40 to 80 %%)", 100 * activity));
    }
    if (path.noiseDecides()) {
      notes.add("rounding noise decides the delay in a long pause: no implementation agrees here");
    } else if (path.changes()
        && (hasDigitalSilence(reference, stages) || hasDigitalSilence(stages.degraded(), stages))) {
      notes.add("digital silence and a changing delay: rounding noise may move the score");
    }
    return notes;
  }

  /** Part of the file in which the reference is active. */
  static double activity(PesqStages stages) {
    double blocks = (double) stages.reference().length() / stages.tables().sizes().block();
    return Math.min(1, stages.envelope(stages.reference()).activeBlocks() / blocks);
  }

  /** Whether as many samples as one frame of the fine delay search are zero in a row. */
  private static boolean hasDigitalSilence(AnalysedSignal signal, PesqStages stages) {
    int enough = stages.tables().sizes().fineLength();
    int zeros = 0;
    for (double x : signal.samples()) {
      zeros = x == 0 ? zeros + 1 : 0;
      if (zeros == enough) {
        return true;
      }
    }
    return false;
  }
}
