package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 15: {@code peak-low}. */
final class PeakLowCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          15,
          "peak-low",
          LEVEL,
          WARNING,
          "The largest sample is so small that the steps of 16 bits are audible noise.",
          List.of(new Limit("", -30, "dBFS", "lowest peak")),
          "own: at -30 dBFS 11 bits are left",
          "Record louder, or export with more bits.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (!channel.silent() && channel.peakDb() < report.limit()) {
      report.found(
          WARNING, channel.peakDb(), report.limit(), "peak at %.1f dBFS", channel.peakDb());
    }
  }
}
