package sqe.audit.check;

import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.FileFeatures;

/** References that sound much worse to a network than the rest of their set. */
final class MosOutlierCheck {

  static final String ID = "mos-outlier";

  /** Smallest deviation a robust z is reckoned with, of a MOS. */
  private static final double SMALLEST_DEVIATION = 0.1;

  private MosOutlierCheck() {}

  /** Off while nothing is beyond its limit. */
  static boolean isOn(AuditSettings settings) {
    CheckInfo info = CheckCatalog.find(ID).orElseThrow();
    return settings.enabled(info) && Double.isFinite(settings.limit(info, ""));
  }

  static void ofSet(AuditData data, Reporter report) {
    data.references().stream()
        .map(file -> file.opinion().missing())
        .filter(reason -> !reason.isEmpty())
        .findFirst()
        .ifPresent(reason -> report.found(INFO, "not all were listened to: " + reason));
    List<FileFeatures> heard =
        data.references().stream().filter(file -> !Double.isNaN(file.opinion().value())).toList();
    if (heard.size() < Robust.ENOUGH) {
      return;
    }
    double[] values = heard.stream().mapToDouble(file -> file.opinion().value()).toArray();
    double middle = Robust.median(values);
    double[] z = Robust.scores(values, SMALLEST_DEVIATION);
    for (int i = 0; i < z.length; i++) {
      report
          .of(heard.get(i).name())
          .above(
              WARNING,
              -z[i],
              "DNSMOS %.2f, the set's median is %.2f: robust z %.1f",
              values[i],
              middle,
              z[i]);
    }
  }
}
