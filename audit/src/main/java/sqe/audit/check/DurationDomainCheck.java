package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.DURATION;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 25: {@code duration-domain}. */
final class DurationDomainCheck implements Check.OfFile {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          25,
          "duration-domain",
          DURATION,
          ERROR,
          "The duration lies outside what a metric is made for: PESQ 8 to 30 s, ViSQOL 3 "
              + "to 10 s, NISQA 6 to 12 s; below 0.25 s PESQ has no value (error).",
          List.of(
              new Limit("error", 0.25, "s", "shortest"),
              new Limit("min", 0, "s", "shortest without a warning; 8 for PESQ"),
              new Limit("max", Double.POSITIVE_INFINITY, "s", "longest; 30 for PESQ")),
          "P.862.3 as given by Cyara; ViSQOL readme; NISQA issue 36; PESQ",
          "Choose another metric, or cut or join files.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(FileFeatures file, Reporter report) {
    double seconds = file.seconds();
    boolean error = seconds < report.limit("error");
    report.outside(
        error ? ERROR : WARNING,
        seconds,
        report.limit(error ? "error" : "min"),
        report.limit("max"),
        "%.2f s long",
        seconds);
  }
}
