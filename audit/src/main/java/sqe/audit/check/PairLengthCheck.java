package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.DURATION;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.PairFeatures;

/** Check 27: {@code pair-length}. */
final class PairLengthCheck implements Check.OfPair {

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
    int rate = pair.reference().sampleRate();
    int reference = pair.reference().length();
    int difference = pair.estimate().length() - reference;
    boolean large = Math.abs(difference) > report.limit("error") * rate;
    if (rate == pair.estimate().sampleRate() && Math.abs(difference) > report.limit()) {
      report.found(
          large ? ERROR : WARNING,
          Math.abs(difference),
          large ? report.limit("error") * rate : report.limit(),
          "%+d samples against the reference's %d",
          difference,
          reference);
    }
  }
}
