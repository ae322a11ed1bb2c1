package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.PAIR;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;

/** Check 28: {@code orphan}. */
final class OrphanCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          28,
          "orphan",
          PAIR,
          ERROR,
          "An id is on one side only, or twice on one side.",
          List.of(),
          "lhotse qa",
          "Add, rename or remove files until every id has one of each.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    data.orphans().forEach(orphan -> report.of(orphan.id()).found(ERROR, orphan.problem()));
  }
}
