package sqe.audit.check;

import static sqe.audit.check.Severity.INFO;

import java.util.List;

/**
 * Files that are good by one metric and bad by another, by standard deviations of the table: the
 * best and the worst of each row are held against the limit.
 */
final class DisagreementCheck {

  private DisagreementCheck() {}

  static void ofScores(AuditedScores scores, Reporter report) {
    List<double[]> scaled = scores.columns().stream().map(AuditedScores.Column::oriented).toList();
    for (int i = 0; i < scores.ids().size(); i++) {
      int best = -1;
      int worst = -1;
      for (int c = 0; c < scaled.size(); c++) {
        double z = scaled.get(c)[i];
        best = !Double.isNaN(z) && (best < 0 || z > scaled.get(best)[i]) ? c : best;
        worst = !Double.isNaN(z) && (worst < 0 || z < scaled.get(worst)[i]) ? c : worst;
      }
      double least = best < 0 ? 0 : Math.min(scaled.get(best)[i], -scaled.get(worst)[i]);
      if (least > report.limit()) {
        report
            .of(scores.ids().get(i))
            .found(
                INFO,
                least,
                report.limit(),
                "%s is %+.1f standard deviations, %s is %+.1f",
                scores.columns().get(best).name(),
                scaled.get(best)[i],
                scores.columns().get(worst).name(),
                scaled.get(worst)[i]);
      }
    }
  }
}
