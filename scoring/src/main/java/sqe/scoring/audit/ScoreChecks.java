package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.SCORES;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.ERROR;
import static sqe.scoring.audit.Severity.INFO;
import static sqe.scoring.audit.Severity.WARNING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 52 to 54: tables of scores, from this or any other tool. */
final class ScoreChecks {

  private ScoreChecks() {}

  static List<Check> all() {
    return List.of(new Sentinel(), new ScoreRange(), new Disagreement());
  }

  /** Check 52: {@code sentinel}. */
  static final class Sentinel implements Check.OfScores {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            52,
            "sentinel",
            SCORES,
            WARNING,
            "Values that stand for a failure: STOI of 1e-5 or 0; PESQ of 0, -1 to -7, "
                + "4.6439 or 4.5486; SDR above 100 or below -50 dB; or many exact ties.",
            List.of(
                new Limit(
                    "ties", 0.05, "of the rows", "largest share of equal values, from 20 rows on")),
            "pystoi, VERSA, PESQ ports, mir_eval issue 285",
            "Do not average them: score these files again with a tool that says why there "
                + "is no score.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(ScoredTable scores, Reporter report) {
      for (ScoredTable.Column column : scores.columns()) {
        for (int i = 0; i < column.values().length; i++) {
          double value = column.values()[i];
          if (suspicious(column.family(), value)) {
            report.file(
                WARNING,
                scores.ids().get(i),
                value,
                Double.NaN,
                text("%s = %s is no measurement", column.name(), value));
          }
        }
        ties(scores, column, report);
      }
    }

    private static boolean suspicious(String family, double value) {
      return switch (family) {
        case "stoi" -> value == 1e-5 || value == 0;
        case "pesq" ->
            value == 0
                || (value <= -1 && value >= -7 && value == Math.rint(value))
                || Math.abs(value - 4.6439) < 2e-4
                || Math.abs(value - 4.5486) < 2e-4;
        case "sdr" -> Double.isFinite(value) && (value > 100 || value < -50);
        default -> false;
      };
    }

    private static void ties(ScoredTable scores, ScoredTable.Column column, Reporter report) {
      Map<Double, Integer> counts = new HashMap<>();
      int n = 0;
      for (double value : column.values()) {
        if (!Double.isNaN(value)) {
          counts.merge(value, 1, Integer::sum);
          n++;
        }
      }
      int tied = counts.values().stream().filter(c -> c > 1).mapToInt(c -> c).sum();
      double share = (double) tied / Math.max(1, n);
      if (n >= 20 && share > report.limit("ties")) {
        report.file(
            WARNING,
            scores.name(),
            share,
            report.limit("ties"),
            text("%s: %d of %d values occur more than once", column.name(), tied, n));
      }
    }
  }

  /** Check 53: {@code range}. */
  static final class ScoreRange implements Check.OfScores {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            53,
            "range",
            SCORES,
            ERROR,
            "A score lies outside what the metric can take, or is not a number.",
            List.of(),
            "the ranges of our metrics; VERSA range_note",
            "The column is another metric, or another scale.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(ScoredTable scores, Reporter report) {
      for (ScoredTable.Column column : scores.columns()) {
        for (int i = 0; i < column.values().length; i++) {
          double value = column.values()[i];
          boolean low = value < column.minimum() - 1e-9;
          if (low || value > column.maximum() + 1e-9) {
            report.file(
                ERROR,
                scores.ids().get(i),
                value,
                low ? column.minimum() : column.maximum(),
                text(
                    "%s = %s is outside %s to %s",
                    column.name(), value, column.minimum(), column.maximum()));
          }
        }
      }
      scores.unreadable().forEach((id, what) -> report.file(ERROR, id, what));
    }
  }

  /** Check 54: {@code disagreement}. */
  static final class Disagreement implements Check.OfScores {

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
          report.file(
              INFO,
              scores.ids().get(i),
              least,
              report.limit(),
              text(
                  "%s is %+.1f standard deviations, %s is %+.1f",
                  scores.columns().get(best).name(),
                  scaled.get(best)[i],
                  scores.columns().get(worst).name(),
                  scaled.get(worst)[i]));
        }
      }
    }
  }
}
