package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SCORES;
import static sqe.audit.check.Severity.WARNING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sqe.audit.check.CheckInfo.Limit;

/** Check 52: {@code sentinel}. */
final class SentinelCheck implements Check.OfScores {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          52,
          "sentinel",
          SCORES,
          WARNING,
          "Values that stand for a failure: STOI of 1e-5 or 0; PESQ of 0, -1 to -7, "
              + "4.6439 or 4.5486; SDR above 100 or below -50 dB; or many exact ties.",
          List.of(
              new Limit(
                  "ties", 0.05, "of the rows", "largest share of equal values, from 20 rows on")),
          "pystoi, VERSA, PESQ ports, mir_eval issue 285",
          "Do not average them: score these files again with a tool that says why there "
              + "is no score.");

  /** Rows a table must have at least, for ties to be odd. */
  private static final int ENOUGH = 20;

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ScoredTable scores, Reporter report) {
    for (ScoredTable.Column column : scores.columns()) {
      for (int i = 0; i < column.values().length; i++) {
        double value = column.values()[i];
        if (column.isSentinel(value)) {
          report
              .of(scores.ids().get(i))
              .found(WARNING, value, Double.NaN, "%s = %s is no measurement", column.name(), value);
        }
      }
      ties(column, report.of(scores.name()));
    }
  }

  private static void ties(ScoredTable.Column column, Reporter report) {
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
