package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SCORES;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;

/** Check 54: {@code disagreement}. */
final class DisagreementCheck implements Check.OfScores {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          54,
          "disagreement",
          SCORES,
          INFO,
          "A file is far above the mean by one metric and far below by another, by "
              + "standard deviations, larger being better in both.",
          List.of(new Limit("", 2, "standard deviations", "distance in opposite directions")),
          "own",
          "Listen: the metrics hear different things, or one of them is wrong here.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ScoredTable scores, Reporter report) {
    List<double[]> scaled = scores.columns().stream().map(ScoredTable.Column::oriented).toList();
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
