package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 18: {@code digital-silence-run}. */
final class DigitalSilenceRunCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          18,
          "digital-silence-run",
          ACTIVITY,
          WARNING,
          "Exact zeros with speech within 30 ms before and after: a dropout or a lost " + "packet.",
          List.of(new Limit("", 0.1, "s", "shortest run")),
          "own: the longest on our clean files is 0 s",
          "Look at the place; repair or leave out.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    double seconds = channel.dropout().duration();
    if (seconds >= report.limit()) {
      report
          .second(channel.dropout().start())
          .found(WARNING, seconds, report.limit(), "%.3f s of exact zeros inside speech", seconds);
    }
  }
}
