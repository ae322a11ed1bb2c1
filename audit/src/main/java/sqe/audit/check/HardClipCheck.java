package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.SampleStatistics;

/** Check 9: {@code hard-clip}. */
final class HardClipCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          9,
          "hard-clip",
          LEVEL,
          ERROR,
          "Runs of samples at most one 16-bit step apart at or above 0.99 of full scale.",
          List.of(new Limit("", 3, "samples", "shortest run reported")),
          "DNS challenge is_clipped (0.99, three consecutive samples; without its fault "
              + "on quiet signals)",
          "Record or export again at a lower level; leave the file out as a reference.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics.Runs runs = channel.samples().hardClip();
    if (runs.longest() >= report.limit() && !channel.samples().constant()) {
      report
          .second(file.secondOf(runs.longestAt()))
          .found(
              ERROR,
              runs.longest(),
              report.limit(),
              "%d samples (%.3f %%) stand at full scale, at most %d in a row",
              runs.samples(),
              100.0 * runs.samples() / file.length(),
              runs.longest());
    }
  }
}
