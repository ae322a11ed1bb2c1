package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 12: {@code dc-offset}. */
final class DcOffsetCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          12,
          "dc-offset",
          LEVEL,
          ERROR,
          "The mean of a channel is not 0.",
          List.of(
              new Limit("", 0.001, "of full scale", "largest mean without a warning"),
              new Limit("error", 0.01, "of full scale", "largest mean without an error")),
          "ffmpeg astats DC_offset; own: an offset of 0.01 cost 7.9 dB of SI-SDR without "
              + "mean removal",
          "Subtract the mean, or score with metrics that do.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    double mean = channel.samples().mean();
    boolean error = Math.abs(mean) > report.limit("error");
    if (Math.abs(mean) > report.limit()) {
      report.found(
          error ? ERROR : WARNING,
          Math.abs(mean),
          error ? report.limit("error") : report.limit(),
          "mean %.5f of full scale",
          mean);
    }
  }
}
