package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.SampleStatistics;

/** Check 11: {@code over-full-scale}. */
final class OverFullScaleCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          11,
          "over-full-scale",
          LEVEL,
          WARNING,
          "A sample of a float file lies outside -1 to 1: writing it as integers will clip.",
          List.of(new Limit("", 1.0, "", "largest magnitude")),
          "own: the definition of full scale",
          "Scale the file down.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics samples = channel.samples();
    if (samples.peak() > report.limit()) {
      report
          .second(file.secondOf(samples.firstOver()))
          .found(
              WARNING,
              samples.peak(),
              report.limit(),
              "%d sample(s) beyond full scale, up to %.3f",
              samples.overFullScale(),
              samples.peak());
    }
  }
}
