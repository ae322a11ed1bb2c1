package sqe.audit.check;

import static sqe.audit.check.Severity.WARNING;

import java.util.HashMap;
import java.util.Map;

/** Scores that stand for a failure, and scores that occur too often to be measured. */
final class SentinelCheck {

  /** Rows a table must have at least, for ties to be odd. */
  private static final int ENOUGH = 20;

  private SentinelCheck() {}

  static void ofScores(AuditedScores scores, Reporter report) {
    scores.forEach(
        (id, column, value) -> {
          if (column.isSentinel(value)) {
            report
                .of(id)
                .found(
                    WARNING, value, Double.NaN, "%s = %s is no measurement", column.name(), value);
          }
        });
    scores.columns().forEach(column -> ties(column, report.of(scores.name())));
  }

  private static void ties(AuditedScores.Column column, Reporter report) {
    Map<Double, Integer> counts = new HashMap<>();
    for (double value : column.values()) {
      if (!Double.isNaN(value)) {
        counts.merge(value, 1, Integer::sum);
      }
    }
    int n = counts.values().stream().mapToInt(count -> count).sum();
    int tied = counts.values().stream().mapToInt(count -> count > 1 ? count : 0).sum();
    double share = (double) tied / Math.max(1, n);
    if (n >= ENOUGH && share > report.limit("ties")) {
      report.found(
          WARNING,
          share,
          report.limit("ties"),
          "%s: %d of %d values occur more than once",
          column.name(),
          tied,
          n);
    }
  }
}
