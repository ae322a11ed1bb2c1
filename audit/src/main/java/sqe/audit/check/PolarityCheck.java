package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.PAIR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.Corrections;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.alignment.DelayEstimate;

/** Check 32: {@code polarity}. */
final class PolarityCheck implements Check.OfPairChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          32,
          "polarity",
          PAIR,
          WARNING,
          "The estimate is upside down: its correlation with the reference peaks downwards.",
          List.of(),
          "own: five of our metrics do not see it",
          "Multiply the estimate by -1.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    DelayEstimate delay = channel.delay();
    if (pair.trusts(delay) && delay.polarity() < 0) {
      report.found(
          WARNING,
          -delay.correlation(),
          0,
          "upside down (correlation -%.2f)%s",
          delay.correlation(),
          Corrections.phrase(
              "snr",
              channel.corrections().snr(),
              channel.corrections().snrTurned(),
              "once turned"));
    }
  }
}
