package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SPECTRUM;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 40: {@code noise-floor}. */
final class NoiseFloorCheck implements Check.OfReferenceSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          40,
          "noise-floor",
          SPECTRUM,
          INFO,
          "The noise floor (5 % quantile of the 10 ms levels) is high.",
          List.of(new Limit("", -50, "dBFS", "highest")),
          "ffmpeg astats Noise_floor; limit own",
          "Fine for noisy speech; not for a reference.");

  private static final double SHORT = 1; // seconds

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    double floor = channel.noiseFloor();
    if (file.seconds() >= SHORT && floor > report.limit()) {
      report.found(INFO, floor, report.limit(), "noise floor at %.0f dBFS", floor);
    }
  }
}
