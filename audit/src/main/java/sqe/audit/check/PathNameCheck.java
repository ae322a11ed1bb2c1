package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.nio.charset.StandardCharsets;
import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 51: {@code path}. */
final class PathNameCheck implements Check.OfFile, Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          51,
          "path",
          SET,
          WARNING,
          "The path is long, or not plain ASCII: some tools cannot open it. Warnings of the search"
              + " for files: a name in two forms of accents or not in UTF-8, a link to a folder"
              + " around it, a place that cannot be read.",
          List.of(new Limit("", 127, "bytes", "longest path")),
          "sednn issue 9 (fixed buffers of the ITU tool)",
          "Rename, if other tools must read it; give all folders one form of accents. Remove such a"
              + " link; give the right to read.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(FileFeatures file, Reporter report) {
    int bytes = file.name().getBytes(StandardCharsets.UTF_8).length;
    boolean ascii = file.name().chars().allMatch(c -> c < 128);
    if (!ascii) {
      report.found(INFO, bytes, report.limit(), "the path is not plain ASCII");
    } else if (bytes > report.limit()) {
      report.found(INFO, bytes, report.limit(), "path of %d bytes", bytes);
    }
  }

  @Override
  public void check(AuditData data, Reporter report) {
    data.warnings().forEach(warning -> report.found(WARNING, warning));
  }
}
