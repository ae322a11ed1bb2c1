package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.SampleStatistics;

/** Check 10: {@code soft-clip}. */
final class SoftClipCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          10,
          "soft-clip",
          LEVEL,
          WARNING,
          "Runs of three or more samples within one 16-bit step of the largest or "
              + "smallest sample of the channel, below full scale: clipped, then turned down.",
          List.of(new Limit("", 8, "samples", "fewest samples in such runs")),
          "sox and ffmpeg astats (flat factor, peak count); Eaton and Naylor 2013; "
              + "Aleinik and Matveev 2014; limit own: at most 4 on unclipped speech",
          "Find the original from before the limiter or the loud recording.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics.Runs runs = channel.samples().flatTop();
    boolean hard = channel.samples().hardClip().longest() >= 3;
    if (!hard && runs.samples() >= report.limit() && !channel.silent()) {
      report
          .second(file.secondOf(runs.longestAt()))
          .found(
              WARNING,
              runs.samples(),
              report.limit(),
              "%d samples stand at the peak of %.1f dBFS, at most %d in a row",
              runs.samples(),
              channel.peakDb(),
              runs.longest());
    }
  }
}
