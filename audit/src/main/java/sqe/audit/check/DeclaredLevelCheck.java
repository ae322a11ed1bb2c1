package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.ManifestRows;

/** Check 45: {@code declared-level}. */
final class DeclaredLevelCheck implements Check.OfFile {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          45,
          "declared-level",
          SET,
          WARNING,
          "The RMS level in the manifest (level, level_db, target_level) is not that of "
              + "the file.",
          List.of(new Limit("", 2, "dB", "largest difference")),
          "DNS challenge test_normalization",
          "Normalise again, or correct the manifest.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(FileFeatures file, Reporter report) {
    String cell = file.column("level", "level_db", "target_level", "target_level_db");
    double declared = ManifestRows.number(cell);
    double measured = file.channels().get(0).level().longTermDb();
    if (Math.abs(measured - declared) > report.limit()) {
      report.found(
          WARNING,
          measured,
          declared,
          "manifest says %.1f dBFS, measured %.1f dBFS",
          declared,
          measured);
    }
  }
}
