package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import sqe.table.Counted;
import sqe.table.Decimal;

/** What fails a metric whatever the mean of the rest says, in sentences. */
final class FailureReasons {

  private FailureReasons() {}

  /** Losses without limit, then lost coverage, then broken guardrails. */
  static List<String> of(ScoreChanges changes, MetricFacts facts, List<String> guardrails) {
    List<String> reasons = new ArrayList<>();
    List<FileChange> fallen = changes.infinite().lost();
    if (!fallen.isEmpty()) {
      reasons.add(
          "unlimited loss: %s to %s, worse than any score: %s"
              .formatted(
                  Counted.of(fallen.size(), "file fell", "files fell"),
                  Decimal.of(facts.worst()),
                  PairedTables.named(fallen.stream().map(FileChange::id).toList())));
    }
    changes.lost().forEach(lost -> reasons.add(lostCoverage(lost)));
    reasons.addAll(guardrails);
    return reasons;
  }

  private static String lostCoverage(LostScores lost) {
    if (lost.reason().equals(PairedColumn.NO_ROW)) {
      return "lost coverage: %s no longer in the table: %s"
          .formatted(
              Counted.of(lost.files().size(), "file is", "files are"),
              PairedTables.named(lost.files()));
    }
    String files =
        Counted.of(
            lost.files().size(),
            "file had a score and has none now",
            "files had a score and have none now");
    String named = PairedTables.named(lost.files());
    return lost.reason().isEmpty()
        ? "lost coverage: %s: %s".formatted(files, named)
        : "lost coverage: %s: %s (%s)".formatted(files, lost.reason(), named);
  }
}
