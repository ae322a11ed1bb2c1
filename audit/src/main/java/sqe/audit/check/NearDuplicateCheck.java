package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 42: {@code near-duplicate}. */
final class NearDuplicateCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          42,
          "near-duplicate",
          SET,
          WARNING,
          "Two references are the same recording at another level, a little shifted, cut "
              + "or coded: similarity of their fingerprints, within one split.",
          List.of(new Limit("", 0.95, "", "smallest similarity")),
          "cleanlab near-duplicates; bad-cv-clips; limit own: different sentences of one "
              + "speaker reach 0.75",
          "Keep one of them.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    for (NearDuplicates.Match<FileFeatures> match :
        NearDuplicates.find(data.references(), report.limit())) {
      if (!Splits.differ(match.first(), match.second())) {
        report
            .of(match.second().name())
            .found(
                WARNING,
                match.similarity(),
                report.limit(),
                "sounds like %s (%.3f)",
                match.first().name(),
                match.similarity());
      }
    }
  }
}
