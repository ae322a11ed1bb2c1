package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sqe.audit.check.CheckInfo.Limit;

/** Check 48: {@code too-few}. */
final class TooFewCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          48,
          "too-few",
          SET,
          WARNING,
          "A group has too few files for a confidence interval.",
          List.of(new Limit("", 10, "files", "fewest")),
          "BCa bootstrap intervals are not given below n = 10",
          "Join groups, or report them without an interval.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    for (String[] column : Columns.GROUPS) {
      Map<String, Integer> counts = new TreeMap<>();
      data.references().forEach(f -> counts.merge(f.column(column), 1, Integer::sum));
      counts.remove("");
      counts.forEach(
          (value, count) -> {
            if (count < report.limit()) {
              report.found(
                  WARNING, count, report.limit(), "%s %s has %d file(s)", column[0], value, count);
            }
          });
    }
  }
}
