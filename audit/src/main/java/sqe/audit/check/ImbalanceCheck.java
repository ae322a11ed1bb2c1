package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 46: {@code imbalance}. */
final class ImbalanceCheck implements Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          46,
          "imbalance",
          SET,
          INFO,
          "One speaker, gender or condition has most of the time, or next to none.",
          List.of(
              new Limit(
                  "",
                  0.5,
                  "of the time",
                  "largest share, with three or more values; for two values 1 less the smallest "
                      + "share"),
              new Limit("low", 0.02, "of the time", "smallest share")),
          "cleanlab class imbalance",
          "Report results by group, or weight.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(AuditData data, Reporter report) {
    for (String[] column : Columns.BALANCED) {
      Map<String, Double> seconds = new TreeMap<>();
      for (FileFeatures file : data.references()) {
        String value = file.column(column);
        if (!value.isEmpty()) {
          seconds.merge(value, file.seconds(), Double::sum);
        }
      }
      if (seconds.size() > 1) {
        judge(column[0], seconds, report);
      }
    }
  }

  private static void judge(String column, Map<String, Double> seconds, Reporter report) {
    double total = seconds.values().stream().mapToDouble(s -> s).sum();
    double low = report.limit("low");
    double high = seconds.size() == 2 ? 1 - low : report.limit();
    seconds.forEach(
        (value, time) -> {
          double share = time / total;
          if (share > high || share < low) {
            report.found(
                INFO,
                share,
                share > high ? high : low,
                "%s %s has %.1f %% of the time",
                column,
                value,
                100 * share);
          }
        });
  }
}
