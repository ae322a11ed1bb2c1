package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.DURATION;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.ERROR;
import static sqe.scoring.audit.Severity.INFO;
import static sqe.scoring.audit.Severity.WARNING;

import java.util.List;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 25 to 27: duration. */
final class DurationChecks {

  private DurationChecks() {}

  static List<Check> all() {
    return List.of(new DurationDomain(), new DurationOutlier(), new PairLength());
  }

  /** Check 25: {@code duration-domain}. */
  static final class DurationDomain implements Check.OfFile {

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
      double shortest = error ? report.limit("error") : report.limit("min");
      if (seconds < shortest || seconds > report.limit("max")) {
        report.file(
            error ? ERROR : WARNING,
            file.name(),
            seconds,
            seconds < shortest ? shortest : report.limit("max"),
            text("%.2f s long", seconds));
      }
    }
  }

  /** Check 26: {@code duration-outlier}. */
  static final class DurationOutlier implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            26,
            "duration-outlier",
            DURATION,
            INFO,
            "The duration is far from the rest of the set: (log d - median)/(1.4826 MAD), "
                + "on logarithms because durations are skewed; or outside fixed limits.",
            List.of(
                new Limit("", 5, "", "largest robust z"),
                new Limit("min", 0, "s", "shortest; 1 for ASR"),
                new Limit("max", Double.POSITIVE_INFINITY, "s", "longest; 20 for ASR")),
            "own; NeMo Curator: 1 to 20 s for ASR",
            "Check that the file was cut as the others were.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      List<FileFeatures> files = data.references();
      double[] logs = files.stream().mapToDouble(f -> StrictMath.log(f.seconds())).toArray();
      double[] z = Robust.scores(logs, 0.05);
      for (int i = 0; i < files.size(); i++) {
        double seconds = files.get(i).seconds();
        if (Math.abs(z[i]) > report.limit() && files.size() >= 10) {
          report.file(
              INFO,
              files.get(i).name(),
              z[i],
              report.limit(),
              text("%.2f s long, robust z %.1f", seconds, z[i]));
        } else if (seconds < report.limit("min") || seconds > report.limit("max")) {
          boolean small = seconds < report.limit("min");
          report.file(
              INFO,
              files.get(i).name(),
              seconds,
              report.limit(small ? "min" : "max"),
              text("%.2f s long", seconds));
        }
      }
    }
  }

  /** Check 27: {@code pair-length}. */
  static final class PairLength implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            27,
            "pair-length",
            DURATION,
            ERROR,
            "Reference and estimate differ in length: a last frame is missing (warning), or "
                + "more.",
            List.of(
                new Limit("", 0, "samples", "largest difference without a warning"),
                new Limit("error", 0.1, "s", "largest difference without an error")),
            "ssr_eval asserts fewer than 100 samples; the error is where sqe score refuses by default",
            "Make the system return as many samples as it was given; find out at which end "
                + "they are missing (check delay).");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      int reference = pair.reference().length();
      int estimate = pair.estimate().length();
      int difference = Math.abs(estimate - reference);
      if (pair.reference().sampleRate() == pair.estimate().sampleRate()
          && difference > report.limit()) {
        double large = report.limit("error") * pair.reference().sampleRate();
        report.file(
            difference > large ? ERROR : WARNING,
            pair.name(),
            difference,
            difference > large ? large : report.limit(),
            text("%+d samples against the reference's %d", estimate - reference, reference));
      }
    }
  }
}
