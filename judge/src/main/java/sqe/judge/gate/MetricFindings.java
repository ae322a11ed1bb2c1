package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is found of one metric before anything is decided: how likely a regression is depends on how
 * many metrics are tested.
 *
 * @param question what was asked
 * @param changes how the scores have changed
 * @param evidence of the differences
 * @param reasons why it fails whatever the mean says
 * @param needed how many files would be enough; null where that has no answer
 * @param notes what else should be known
 */
record MetricFindings(
    MetricQuestion question,
    ScoreChanges changes,
    Evidence evidence,
    List<String> reasons,
    @Nullable FilesNeeded needed,
    List<String> notes) {

  /**
   * The result.
   *
   * @param corrected the p-value of a regression, corrected for the number of tests
   */
  MetricResult decided(double corrected, double alpha) {
    Verdict tested = evidence.verdict(corrected, alpha);
    Verdict verdict = verdict(tested);
    List<String> said = new ArrayList<>(notes);
    double alone = evidence.p().regression();
    if (alone <= alpha && corrected > alpha) {
      said.add(
          String.format(
              Locale.ROOT,
              "a regression by itself (p %.3g), not among this many tests (p %.3g)",
              alone,
              corrected));
    }
    boolean passes = tested == Verdict.PASS || tested == Verdict.EQUIVALENT;
    if (passes && evidence.p().loss() <= alpha) {
      said.add("known small loss: worse, but by less than the margin");
    }
    FilesNeeded more = verdict == Verdict.INCONCLUSIVE ? needed : null;
    return new MetricResult(
        question, changes, evidence, new Decision(verdict, corrected, reasons, more), said);
  }

  /** The test's verdict, unless something fails beside it or a file lost without bounds. */
  private Verdict verdict(Verdict tested) {
    if (!reasons.isEmpty() || tested == Verdict.FAIL) {
      return Verdict.FAIL;
    }
    return changes.lostWithoutBounds() ? Verdict.INCONCLUSIVE : tested;
  }
}
