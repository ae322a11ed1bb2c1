package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 19: {@code silence-gap}. */
final class SilenceGapCheck implements Check.OfReferenceSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          19,
          "silence-gap",
          ACTIVITY,
          INFO,
          "A stretch below -60 dBFS.",
          List.of(new Limit("", 2, "s", "shortest stretch")),
          "ffmpeg silencedetect defaults",
          "Trim it if it is not meant to be there.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    double seconds = channel.silence().duration();
    if (seconds >= report.limit()) {
      report
          .second(channel.silence().start())
          .found(INFO, seconds, report.limit(), "%.1f s of silence", seconds);
    }
  }
}
