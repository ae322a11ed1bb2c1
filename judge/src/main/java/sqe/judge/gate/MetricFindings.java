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
 * @param carriers the few files that carry most of the variance
 * @param guardrails that are broken
 * @param needed how many files would be enough; null where that has no answer
 * @param notes what else should be known
 */
record MetricFindings(
    MetricQuestion question,
    ScoreChanges changes,
    Evidence evidence,
    Carriers carriers,
    List<String> guardrails,
    @Nullable FilesNeeded needed,
    List<String> notes) {

  /**
   * The result.
   *
   * @param corrected the p-value of a regression, corrected for the number of tests
   */
  MetricResult decided(double corrected, double alpha) {
    List<String> reasons = FailureReasons.of(changes, question.facts(), guardrails);
    Verdict tested = evidence.verdict(corrected, alpha);
    Verdict verdict = verdict(tested, reasons);
    List<String> said = new ArrayList<>(notes);
    said.addAll(
        0,
        InfinityNotes.of(
            changes.infinite(),
            question.facts(),
            evidence.sample().files(),
            evidence.sample().rows()));
    double alone = evidence.p().regression();
    if (alone <= alpha && corrected > alpha) {
      said.add(
          String.format(
              Locale.ROOT,
              "a regression by itself (p %.3g), not among this many tests (p %.3g)",
              alone,
              corrected));
    }
    FilesNeeded more = verdict == Verdict.INCONCLUSIVE ? needed : null;
    return new MetricResult(
        question,
        changes,
        evidence,
        carriers,
        new Decision(verdict, tested, corrected, reasons, more),
        said);
  }

  /** The test's verdict, unless something fails beside it or a loss may be hidden. */
  private Verdict verdict(Verdict tested, List<String> reasons) {
    if (!reasons.isEmpty() || tested == Verdict.FAIL) {
      return Verdict.FAIL;
    }
    return changes.infinite().leaveOpen() ? Verdict.INCONCLUSIVE : tested;
  }
}
