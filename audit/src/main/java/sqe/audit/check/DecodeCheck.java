package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.FileFeatures;

/** Check 1: {@code decode}. */
final class DecodeCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          1,
          "decode",
          INTEGRITY,
          ERROR,
          "The file decodes to its end; sizes in the header equal the bytes that are there.",
          List.of(),
          "lhotse validate(read_data=True): declared = actual samples",
          "Copy or write the file again; leave it out until then.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    for (FileFeatures file : data.files()) {
      Reporter here = report.of(file.name());
      if (file.failure() != null) {
        here.found(ERROR, file.failure());
      }
      file.warnings().forEach(warning -> here.found(WARNING, warning));
    }
  }
}
