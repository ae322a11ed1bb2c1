package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.WinTieLoss;

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

  /**
   * The same result with its verdict.
   *
   * @param corrected the p-value of a regression, corrected for the number of tests
   */
  MetricResult decided(double corrected, double alpha) {
    Verdict decision = decision(corrected, alpha);
    List<String> said = new ArrayList<>(notes);
    if (evidence.pRegression() <= alpha && corrected > alpha) {
      said.add(
          String.format(
              Locale.ROOT,
              "a regression by itself (p %.3g), not among this many tests (p %.3g)",
              evidence.pRegression(),
              corrected));
    }
    Verdict tested = evidence.verdict(corrected, alpha);
    boolean passes = tested == Verdict.PASS || tested == Verdict.EQUIVALENT;
    if (passes && evidence.pLoss() <= alpha) {
      said.add("known small loss: worse, but by less than the margin");
    }
    return new MetricResult(
        facts,
        group,
        primary,
        margin,
        baselineMean,
        currentMean,
        evidence,
        corrected,
        decision,
        reasons,
        said,
        counts,
        worst,
        decision == Verdict.INCONCLUSIVE ? needed : null);
  }

  /** The test's verdict, unless something fails beside it or a file lost without bounds. */
  private Verdict decision(double corrected, double alpha) {
    Verdict tested = evidence.verdict(corrected, alpha);
    if (!reasons.isEmpty() || tested == Verdict.FAIL) {
      return Verdict.FAIL;
    }
    boolean lostWithoutBounds =
        worst.stream().anyMatch(file -> file.change() == Double.NEGATIVE_INFINITY);
    return lostWithoutBounds ? Verdict.INCONCLUSIVE : tested;
  }
}
