package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.PairFeatures;

/** Check 24: {@code active-mismatch}. */
final class ActiveMismatchCheck implements Check.OfPairSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          24,
          "active-mismatch",
          ACTIVITY,
          WARNING,
          "The durations of speech in reference and estimate differ, by their activity "
              + "factors.",
          List.of(new Limit("", 0.25, "", "largest difference re the reference")),
          "P.862.3 as given by Cyara",
          "Listen: speech is missing, or noise is taken for speech.");

  /** References shorter than this, in seconds, have no activity factor worth looking at. */
  private static final double SHORT = 0.5;

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    double reference = channel.reference().level().activity() * pair.reference().seconds();
    double estimate = channel.estimate().level().activity() * pair.estimate().seconds();
    double difference = Math.abs(estimate - reference) / reference;
    if (pair.reference().seconds() >= SHORT && difference > report.limit()) {
      report.found(
          WARNING,
          difference,
          report.limit(),
          "%.2f s of speech against %.2f s in the reference",
          estimate,
          reference);
    }
  }
}
