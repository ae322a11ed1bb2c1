package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;

import sqe.table.Decimal;

/** Scores that are worse than any number. */
final class DeadScoreCheck {

  private DeadScoreCheck() {}

  static void ofScores(AuditedScores scores, Reporter report) {
    scores.forEach(
        (id, column, value) -> {
          if (column.isWorst(value)) {
            report
                .of(id)
                .found(
                    ERROR,
                    value,
                    Double.NaN,
                    "%s = %s is worse than any score: nothing of the reference is left",
                    column.name(),
                    Decimal.of(value));
          }
        });
  }
}
