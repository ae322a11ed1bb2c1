package sqe.judge.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is decided of one metric.
 *
 * @param verdict what the data say
 * @param pAdjusted the p-value of a regression, corrected by Holm over the primary metrics or, for
 *     groups, by Benjamini and Hochberg
 * @param reasons why it failed beside the test: lost coverage, guardrails
 * @param needed how many files would have been enough; null where that has no answer
 */
public record Decision(
    Verdict verdict, double pAdjusted, List<String> reasons, @Nullable FilesNeeded needed) {

  /** Copies the list. */
  public Decision {
    reasons = List.copyOf(reasons);
  }
}
