package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 21: {@code activity}. */
final class ActivityCheck implements Check.OfReferenceSpeech, Check.OfSet {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          21,
          "activity",
          ACTIVITY,
          ERROR,
          "The share of the time with speech (P.56 activity factor) is small or large. "
              + "With a pitch tracker, also: next to none of the active frames is voiced, so it "
              + "may be no speech.",
          List.of(
              new Limit("error", 0.2, "", "lowest share without an error"),
              new Limit("low", 0.4, "", "lowest share without a warning"),
              new Limit("high", Double.POSITIVE_INFINITY, "", "largest share; 0.8 for PESQ"),
              new Limit(
                  "voiced", 0.1, "", "lowest share of voiced among active frames; information")),
          "P.862.3 as given by Cyara (0.4 to 0.8); URGENT challenge (0.2); DNS "
              + "clean_activity (0.6); voiced own",
          "Trim pauses, or check that it is speech.");

  /** Files shorter than this, in seconds, have no activity factor worth looking at. */
  private static final double SHORT = 0.5;

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (file.seconds() < SHORT) {
      return;
    }
    double share = channel.level().activity();
    boolean error = share < report.limit("error");
    report.outside(
        error ? ERROR : WARNING,
        share,
        report.limit(error ? "error" : "low"),
        report.limit("high"),
        "speech for %.0f %% of the time",
        100 * share);
    double voiced = channel.voiced();
    if (voiced < report.limit("voiced")) {
      report.found(
          INFO,
          voiced,
          report.limit("voiced"),
          "%.0f %% of the active frames are voiced",
          100 * voiced);
    }
  }

  @Override
  public void check(AuditData data, Reporter report) {
    if (!data.pitchTracked()) {
      report.found(INFO, "voicing was not looked at: no pitch tracker (module pitch) is installed");
    }
  }
}
