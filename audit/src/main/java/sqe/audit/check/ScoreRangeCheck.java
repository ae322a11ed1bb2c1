package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;

/** Scores that no metric of that name can have. */
final class ScoreRangeCheck {

  private ScoreRangeCheck() {}

  static void ofScores(AuditedScores scores, Reporter report) {
    scores.forEach(
        (id, column, value) -> {
          if (!Double.isNaN(value) && !column.kind().isPossible(value)) {
            report
                .of(id)
                .found(
                    ERROR,
                    value,
                    value < column.minimum() ? column.minimum() : column.maximum(),
                    "%s = %s is outside %s to %s",
                    column.name(),
                    value,
                    column.minimum(),
                    column.maximum());
          }
        });
    scores.unreadable().forEach((id, what) -> report.of(id).found(ERROR, what));
  }
}
