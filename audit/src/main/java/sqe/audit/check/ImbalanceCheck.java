package sqe.audit.check;

import static sqe.audit.check.Severity.INFO;

import java.util.Map;
import java.util.TreeMap;
import sqe.audit.feature.FileFeatures;

/** Values of a column of the manifest that have most of the time, or next to none. */
final class ImbalanceCheck {

  private ImbalanceCheck() {}

  static void ofSet(AuditData data, Reporter report) {
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
