package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;

/** Scores that no metric of that name can have. */
final class ScoreRangeCheck {

  private ScoreRangeCheck() {}

  static void ofScores(AuditedScores scores, Reporter report) {
    for (AuditedScores.Column column : scores.columns()) {
      for (int i = 0; i < column.values().length; i++) {
        double value = column.values()[i];
        boolean low = value < column.minimum();
        if (!Double.isNaN(value) && !column.kind().isPossible(value)) {
          report
              .of(scores.ids().get(i))
              .found(
                  ERROR,
                  value,
                  low ? column.minimum() : column.maximum(),
                  "%s = %s is outside %s to %s",
                  column.name(),
                  value,
                  column.minimum(),
                  column.maximum());
        }
      }
    }
    scores.unreadable().forEach((id, what) -> report.of(id).found(ERROR, what));
  }
}
