package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;

/** Duration. */
final class DurationChecks {

  /** Smallest deviation a robust z is reckoned with, of ln seconds. */
  private static final double SMALLEST_DEVIATION = 0.05;

  static final List<Check> ALL =
      List.of(
          check("duration-domain", ERROR)
              .about(
                  "The duration lies outside what a metric is made for: PESQ 8 to 30 s, ViSQOL 3 to "
                      + "10 s, NISQA 6 to 12 s; below 0.25 s PESQ has no value (error).")
              .limit("error", 0.25, "s", "shortest")
              .limit("min", 0, "s", "shortest without a warning; 8 for PESQ")
              .limit("max", Double.POSITIVE_INFINITY, "s", "longest; 30 for PESQ")
              .source("P.862.3 as given by Cyara; ViSQOL readme; NISQA issue 36; PESQ")
              .drops("Leave it out: it is too short to score.")
              .advice("Choose another metric, or cut or join files.")
              .ofFile(
                  (file, report) ->
                      report.outside(
                          file.seconds(),
                          report.limit("error"),
                          report.limit("min"),
                          report.limit("max"),
                          "%.2f s long")),
          check("duration-outlier", INFO)
              .about(
                  "The duration is far from the rest of the set: (log d - median)/(1.4826 MAD), on "
                      + "logarithms because durations are skewed; or outside fixed limits.")
              .limit(5, "", "largest robust z")
              .limit("min", 0, "s", "shortest; 1 for ASR")
              .limit("max", Double.POSITIVE_INFINITY, "s", "longest; 20 for ASR")
              .source("own; NeMo Curator: 1 to 20 s for ASR")
              .advice("Check that the file was cut as the others were.")
              .ofSet(DurationChecks::outliers),
          check("pair-length", ERROR)
              .about(
                  "Reference and estimate differ in length: a last frame is missing (warning), or "
                      + "more.")
              .limit(0, "samples", "largest difference without a warning")
              .limit("error", 0.1, "s", "largest difference without an error")
              .source(
                  "ssr_eval asserts fewer than 100 samples; the error is where sqe score refuses by "
                      + "default")
              .drops("Leave it out: the two differ too much in length.")
              .advice(
                  "Make the system return as many samples as it was given; find out at which end "
                      + "they are missing (check delay).")
              .ofPair(DurationChecks::pairLength));

  private DurationChecks() {}

  private static void outliers(AuditData data, Reporter report) {
    List<FileFeatures> files = data.references();
    double[] logs = files.stream().mapToDouble(f -> StrictMath.log(f.seconds())).toArray();
    double[] z = Robust.scores(logs, SMALLEST_DEVIATION);
    for (int i = 0; i < z.length; i++) {
      double seconds = files.get(i).seconds();
      Reporter here = report.of(files.get(i).name());
      if (Math.abs(z[i]) > report.limit() && z.length >= Robust.ENOUGH) {
        here.found(INFO, z[i], report.limit(), "%.2f s long, robust z %.1f", seconds, z[i]);
      } else {
        here.outside(INFO, seconds, report.limit("min"), report.limit("max"), "%.2f s long");
      }
    }
  }

  private static void pairLength(PairFeatures pair, Reporter report) {
    int rate = pair.reference().sampleRate();
    int reference = pair.reference().length();
    int difference = pair.estimate().length() - reference;
    if (rate == pair.estimate().sampleRate()) {
      report.graded(
          Math.abs(difference),
          report.limit("error") * rate,
          "%+d samples against the reference's %d",
          difference,
          reference);
    }
  }
}
