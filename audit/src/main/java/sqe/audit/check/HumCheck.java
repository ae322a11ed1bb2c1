package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SPECTRUM;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 38: {@code hum}. */
final class HumCheck implements Check.OfReferenceSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          38,
          "hum",
          SPECTRUM,
          WARNING,
          "Two or more of the harmonics of 50 or 60 Hz up to 400 Hz stand out of their "
              + "neighbours in what is always there (20 % quantile over half-second segments).",
          List.of(new Limit("", 15, "dB", "smallest prominence")),
          "own: at most 7 dB on our clean files",
          "Filter it out, or leave the file out as a reference.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (channel.hum() > report.limit()) {
      report.found(
          WARNING,
          channel.hum(),
          report.limit(),
          "hum of %d Hz stands out by %.0f dB",
          channel.humHertz(),
          channel.hum());
    }
  }
}
