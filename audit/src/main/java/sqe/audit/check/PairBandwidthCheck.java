package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SPECTRUM;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.PairFeatures;

/** Check 37: {@code pair-bandwidth}. */
final class PairBandwidthCheck implements Check.OfPairSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          37,
          "pair-bandwidth",
          SPECTRUM,
          WARNING,
          "The estimate ends lower in frequency than the reference, or reaches higher (information "
              + "where the reference fades out gradually).",
          List.of(
              new Limit("", 0.8, "", "lowest ratio of bandwidths"),
              new Limit("high", 1.1, "", "highest ratio")),
          "own",
          "Check at which rate the system works inside.");

  private static final double SHORT = 0.25; // seconds
  private static final double SHARP = 0.02; // of the sample rate

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    double reference = channel.reference().bandwidth();
    double estimate = channel.estimate().bandwidth();
    double ratio = estimate / reference;
    boolean low = ratio < report.limit();
    if (pair.reference().seconds() >= SHORT && (low || ratio > report.limit("high"))) {
      double end = channel.reference().bandwidth60() - reference;
      boolean sharp = end < SHARP * pair.reference().sampleRate();
      report.found(
          low || sharp ? WARNING : INFO,
          ratio,
          low ? report.limit() : report.limit("high"),
          "reference reaches %.0f Hz, estimate %.0f Hz",
          reference,
          estimate);
    }
  }
}
