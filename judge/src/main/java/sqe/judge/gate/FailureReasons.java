package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import sqe.table.Decimal;

/** What fails a metric whatever the mean of the rest says, in sentences. */
final class FailureReasons {

  private FailureReasons() {}

  /** Losses without limit, then lost coverage, then broken guardrails. */
  static List<String> of(ScoreChanges changes, MetricFacts facts, List<String> guardrails) {
    List<String> reasons = new ArrayList<>();
    List<FileChange> fallen = changes.infinite().lost();
    if (!fallen.isEmpty()) {
      List<String> ids = fallen.stream().map(FileChange::id).toList();
      reasons.add(
          "unlimited loss: %s to %s, worse than any score: %s"
              .formatted(
                  RowKind.of(ids).counted(fallen.size(), "fell", "fell"),
                  Decimal.of(facts.worst()),
                  PairedTables.named(ids)));
    }
    reasons.addAll(LostCoverage.sentences(changes.lost()));
    reasons.addAll(guardrails);
    return reasons;
  }
}
