package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.INTEGRITY;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.SampleStatistics;

/** Check 6: {@code nonfinite}. */
final class NonFiniteCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          6,
          "nonfinite",
          INTEGRITY,
          ERROR,
          "A sample is NaN or infinite (error), or so small that it is denormal (warning).",
          List.of(new Limit("denormals", 0, "samples", "most denormal samples allowed")),
          "ffmpeg astats: Number_of_NaNs, _Infs, _denormals",
          "Find out what wrote it: no metric has a value for such a file.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics samples = channel.samples();
    if (samples.nonFinite() > 0) {
      report
          .second(file.secondOf(samples.firstNonFinite()))
          .found(
              ERROR,
              (double) samples.nonFinite(),
              0,
              "%d sample(s) are NaN or infinite",
              samples.nonFinite());
    }
    double most = report.limit("denormals");
    if (samples.denormals() > most) {
      report.found(
          WARNING,
          (double) samples.denormals(),
          most,
          "%d sample(s) are denormal",
          samples.denormals());
    }
  }
}
