package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.SampleStatistics;

/** Check 17: {@code constant}. */
final class ConstantCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          17,
          "constant",
          ACTIVITY,
          ERROR,
          "All samples are equal: silence, or nothing but an offset.",
          List.of(),
          "VERSA check_all_same",
          "Leave the file out; as an estimate it is a failure of the system.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics samples = channel.samples();
    if (samples.constant() || (channel.silent() && samples.nonFinite() == 0)) {
      report.found(
          ERROR,
          samples.maximum(),
          Double.NaN,
          "nothing but %s",
          samples.maximum() == 0 ? "zeros" : "a constant");
    }
  }
}
