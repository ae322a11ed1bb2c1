package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.Corrections;
import sqe.audit.feature.PairFeatures;

/** Check 16: {@code pair-gain}. */
final class PairGainCheck implements Check.OfPairChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          16,
          "pair-gain",
          LEVEL,
          WARNING,
          "The powers of estimate and reference differ, means removed: 10 "
              + "log10(E_estimate/E_reference).",
          List.of(
              new Limit("", 6, "dB", "largest difference for any metric"),
              new Limit(
                  "snr",
                  1,
                  "dB",
                  "largest difference where SNR-type metrics (snr, wsdr, losses) are used; "
                      + "information")),
          "own: SNR cannot exceed 19 dB once the gain is 1 dB off",
          "Use scale-invariant metrics, or bring the estimate to the level of the " + "reference.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    double gain = channel.gainDb();
    boolean large = Math.abs(gain) > report.limit();
    double largest = large ? report.limit() : report.limit("snr");
    if (Math.abs(gain) > largest) {
      report.found(
          large ? WARNING : INFO,
          gain,
          largest,
          "estimate is %+.1f dB against the reference%s",
          gain,
          Corrections.phrase(
              "snr",
              channel.corrections().snr(),
              channel.corrections().siSdrAligned(),
              "at the reference's level"));
    }
  }
}
