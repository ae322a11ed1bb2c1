package sqe.judge.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is decided of one metric.
 *
 * @param verdict what the data say
 * @param tested what the test of the finite differences says by itself
 * @param pAdjusted the p-value of a regression, corrected by Holm over the primary metrics or, for
 *     groups, by Benjamini and Hochberg
 * @param reasons why it failed beside the test: a loss without limit, lost coverage, guardrails
 * @param needed how many files would have been enough; null where that has no answer
 */
public record Decision(
    Verdict verdict,
    Verdict tested,
    double pAdjusted,
    List<String> reasons,
    @Nullable FilesNeeded needed) {

  /** Copies the list. */
  public Decision {
    reasons = List.copyOf(reasons);
  }
}
