package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SCORES;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;

/** Check 53: {@code range}. */
final class ScoreRangeCheck implements Check.OfScores {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          53,
          "range",
          SCORES,
          ERROR,
          "A score lies outside what the metric can take, or is not a number.",
          List.of(),
          "the ranges of our metrics; VERSA range_note",
          "The column is another metric, or another scale.");

  private static final double ROUNDING = 1e-9;

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ScoredTable scores, Reporter report) {
    for (ScoredTable.Column column : scores.columns()) {
      for (int i = 0; i < column.values().length; i++) {
        double value = column.values()[i];
        boolean low = value < column.minimum() - ROUNDING;
        if (low || value > column.maximum() + ROUNDING) {
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
