package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.LEVEL;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 13: {@code active-level}. */
final class ActiveLevelCheck implements Check.OfChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          13,
          "active-level",
          LEVEL,
          WARNING,
          "The active speech level (ITU-T P.56, method B) is unusual.",
          List.of(
              new Limit("low", -35, "dBFS", "lowest"), new Limit("high", -15, "dBFS", "highest")),
          "DNS challenge target_level_lower and _upper; P.56 and P.862.3 work at -26",
          "Bring the set to one level, by a gain a file.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    double level = channel.level().activeDb();
    if (!channel.silent()) {
      report.outside(
          WARNING, level, report.limit("low"), report.limit("high"), "speech at %.1f dBFS", level);
    }
  }
}
