package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 22: {@code active-speech}. */
final class ActiveSpeechCheck implements Check.OfReferenceSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          22,
          "active-speech",
          ACTIVITY,
          ERROR,
          "Too little speech in seconds: less than PESQ wants (warning), or less than "
              + "STOI can use once frames more than 40 dB below the loudest are dropped "
              + "(error).",
          List.of(
              new Limit("", 0, "s", "least speech; 3.2 for PESQ"),
              new Limit("error", 0.41, "s", "least time within 40 dB of the loudest frame")),
          "P.862.3 as given by Cyara; STOI: 30 frames",
          "Use a longer excerpt.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    boolean error = channel.loudSeconds() < report.limit("error");
    double seconds = error ? channel.loudSeconds() : channel.activeSeconds();
    double least = error ? report.limit("error") : report.limit();
    if (seconds < least) {
      report.found(error ? ERROR : WARNING, seconds, least, "%.2f s of speech", seconds);
    }
  }
}
