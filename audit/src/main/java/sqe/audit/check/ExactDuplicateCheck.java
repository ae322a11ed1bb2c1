package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.ERROR;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sqe.audit.feature.FileFeatures;

/** Check 8: {@code exact-duplicate}. */
final class ExactDuplicateCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          8,
          "exact-duplicate",
          INTEGRITY,
          ERROR,
          "Two ids have the same samples (SHA-256 of rate, channels and decoded samples). "
              + "Silent files are not compared.",
          List.of(),
          "cleanlab Datalab (near-duplicate issue)",
          "Keep one of them.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    Map<String, FileFeatures> first = new HashMap<>();
    for (FileFeatures file : data.files()) {
      if (file.decoded() && !file.silent()) {
        FileFeatures same = first.putIfAbsent(file.role() + file.hash(), file);
        if (same != null) {
          report.of(file.name()).found(ERROR, "has the same samples as " + same.name());
        }
      }
    }
  }
}
