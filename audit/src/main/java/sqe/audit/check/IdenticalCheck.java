package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.PAIR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.PairFeatures;

/** Check 33: {@code identical}. */
final class IdenticalCheck implements Check.OfPairChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          33,
          "identical",
          PAIR,
          WARNING,
          "The estimate is the reference to the bit: perfect scores that mean nothing. "
              + "Where the estimates are those of a system, give it the noisy files as "
              + "reference to find out whether it did anything.",
          List.of(),
          "own",
          "Check the paths: a file was compared with itself, or a system passed its input "
              + "on.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    if (channel.identical()) {
      report.found(WARNING, "the same samples as the reference");
    }
  }
}
