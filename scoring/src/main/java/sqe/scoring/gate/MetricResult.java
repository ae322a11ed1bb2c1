package sqe.scoring.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.scoring.stats.WinTieLoss;

/**
 * The verdict on one metric, over all files or over one group of them.
 *
 * @param facts of the metric
 * @param group {@code column=value}, or empty for all files
 * @param primary whether a failure fails the gate
 * @param margin δ
 * @param baselineMean over the files with a score in both tables
 * @param currentMean over the same files
 * @param evidence of the differences
 * @param pAdjusted the p-value of a regression, corrected by Holm over the primary metrics or, for
 *     groups, by Benjamini and Hochberg
 * @param verdict the decision
 * @param reasons why it failed beside the test: lost coverage, guardrails
 * @param notes what else should be known
 * @param counts wins, ties and losses
 * @param worst the files that lost most
 * @param needed how many files would have been enough; null where that has no answer
 */
public record MetricResult(
    MetricFacts facts,
    String group,
    boolean primary,
    double margin,
    double baselineMean,
    double currentMean,
    Evidence evidence,
    double pAdjusted,
    Verdict verdict,
    List<String> reasons,
    List<String> notes,
    WinTieLoss counts,
    List<FileChange> worst,
    @Nullable FilesNeeded needed) {

  /** Copies the lists. */
  public MetricResult {
    reasons = List.copyOf(reasons);
    notes = List.copyOf(notes);
    worst = List.copyOf(worst);
  }

  /** The metric and, for a group, the group: {@code si_sdr [snr=0]}. */
  public String name() {
    return group.isEmpty() ? facts.column() : facts.column() + " [" + group + "]";
  }
}
