package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;
import sqe.audit.feature.PairFeatures;

/** Check 4: {@code pair-rate}. */
final class PairRateCheck implements Check.OfPair {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          4,
          "pair-rate",
          INTEGRITY,
          ERROR,
          "Reference and estimate have different sample rates.",
          List.of(),
          "ViSQOL stops; VERSA lowers one in silence",
          "Resample one side before scoring, or score with --resample.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures pair, Reporter report) {
    int reference = pair.reference().sampleRate();
    int estimate = pair.estimate().sampleRate();
    if (reference != estimate) {
      report.found(
          ERROR, estimate, reference, "reference %d Hz, estimate %d Hz", reference, estimate);
    }
  }
}
