package sqe.audit.check;

import static sqe.audit.check.Severity.ERROR;

import sqe.table.Decimal;

/** Scores that are worse than any number. */
final class DeadScoreCheck {

  private DeadScoreCheck() {}

  static void ofScores(AuditedScores scores, Reporter report) {
    for (AuditedScores.Column column : scores.columns()) {
      for (int i = 0; i < column.values().length; i++) {
        double value = column.values()[i];
        if (column.isWorst(value)) {
          report
              .of(scores.ids().get(i))
              .found(
                  ERROR,
                  value,
                  Double.NaN,
                  "%s = %s is worse than any score: nothing of the reference is left",
                  column.name(),
                  Decimal.of(value));
        }
      }
    }
  }
}
