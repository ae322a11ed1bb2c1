package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.WARNING;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sqe.audit.check.CheckInfo.Limit;

/** Check 47: {@code few-clusters}. */
final class FewClustersCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          47,
          "few-clusters",
          SET,
          WARNING,
          "Too few speakers to say anything about speakers.",
          List.of(new Limit("", 6, "speakers", "fewest")),
          "a two-sided sign-flip test on fewer than 6 clusters cannot reach p < 0.05",
          "Say \"for these speakers\", or add some.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    Set<String> speakers = new HashSet<>();
    data.references().forEach(f -> speakers.add(f.column(Columns.SPEAKER)));
    speakers.remove("");
    if (!speakers.isEmpty() && speakers.size() < report.limit()) {
      report.found(WARNING, speakers.size(), report.limit(), "%d speaker(s)", speakers.size());
    }
  }
}
