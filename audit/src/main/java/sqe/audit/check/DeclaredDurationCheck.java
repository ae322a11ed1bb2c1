package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.ManifestRows;

/** Check 2: {@code declared-duration}. */
final class DeclaredDurationCheck implements Check.OfFile {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          2,
          "declared-duration",
          INTEGRITY,
          ERROR,
          "The manifest says another duration than the file has. WAVE and FLAC are "
              + "lossless, so one sample is allowed, or half a unit of the last digit the "
              + "manifest gives.",
          List.of(new Limit("", 1, "samples", "largest difference")),
          "lhotse: 0.5 s by default, 0.1 to 0.3 s said to be reasonable; own: no excuse "
              + "for lossless files",
          "Make the manifest anew from the files.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(FileFeatures file, Reporter report) {
    String declared = file.column("duration", "duration_s", "seconds");
    if (!declared.isEmpty()) {
      double allowed = Math.max(report.limit() / file.sampleRate(), rounding(declared));
      double difference = Math.abs(ManifestRows.number(declared) - file.seconds());
      if (!(difference <= allowed)) {
        report.found(
            ERROR,
            difference,
            allowed,
            "manifest says %s s, the file has %.4f s",
            declared,
            file.seconds());
      }
    }
  }

  /** Half a unit of the last digit. */
  private static double rounding(String number) {
    int point = number.indexOf('.');
    int digits = point < 0 ? 0 : number.length() - point - 1;
    return 0.5 * 1.001 * StrictMath.pow(10, -digits);
  }
}
