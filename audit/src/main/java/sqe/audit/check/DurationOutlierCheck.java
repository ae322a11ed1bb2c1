package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.DURATION;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 26: {@code duration-outlier}. */
final class DurationOutlierCheck implements Check.OfSet {

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

  private static final double SMALLEST_DEVIATION = 0.05; // of ln seconds

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    List<FileFeatures> files = data.references();
    double[] logs = files.stream().mapToDouble(f -> StrictMath.log(f.seconds())).toArray();
    double[] z = Robust.scores(logs, SMALLEST_DEVIATION);
    for (int i = 0; i < files.size(); i++) {
      double seconds = files.get(i).seconds();
      Reporter here = report.of(files.get(i).name());
      if (Math.abs(z[i]) > report.limit() && files.size() >= Robust.ENOUGH) {
        here.found(INFO, z[i], report.limit(), "%.2f s long, robust z %.1f", seconds, z[i]);
      } else {
        here.outside(
            INFO, seconds, report.limit("min"), report.limit("max"), "%.2f s long", seconds);
      }
    }
  }
}
