package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 20: {@code edge-silence}. */
final class EdgeSilenceCheck implements Check.OfReferenceSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          20,
          "edge-silence",
          ACTIVITY,
          ERROR,
          "The file begins inside speech, at full level (error: the onset is cut); or the "
              + "silence before or after the speech is short or long (warning).",
          List.of(
              new Limit(
                  "onset",
                  -6,
                  "dB re active level",
                  "lowest level of the first 20 ms that counts as a cut onset"),
              new Limit("min", 0, "s", "shortest silence at each end; 0.5 for PESQ"),
              new Limit(
                  "max", Double.POSITIVE_INFINITY, "s", "longest silence at each end; 2 for PESQ")),
          "P.862.3 clause 7.8 as given by Cyara; onset own: below -20 dB on recordings "
              + "that begin in a pause",
          "Cut the file in a pause.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    double onset = channel.onset();
    if (onset > report.limit("onset")) {
      report
          .second(0)
          .found(
              ERROR,
              onset,
              report.limit("onset"),
              "speech from the first sample on (%.1f dB)",
              onset);
    }
    double end = file.seconds() - channel.trailingSilence();
    edge(channel.leadingSilence(), "before", report.second(0));
    edge(channel.trailingSilence(), "after", report.second(end));
  }

  private static void edge(double silence, String where, Reporter report) {
    report.outside(
        WARNING,
        silence,
        report.limit("min"),
        report.limit("max"),
        "%.2f s of silence %s the speech",
        silence,
        where);
  }
}
