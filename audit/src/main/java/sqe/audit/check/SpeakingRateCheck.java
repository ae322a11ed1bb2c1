package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SET;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.FileFeatures;

/** Check 50: {@code rate}. */
final class SpeakingRateCheck implements Check.OfFile {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          50,
          "rate",
          SET,
          WARNING,
          "Characters or words a second, with the transcript of the manifest, are out of "
              + "range.",
          List.of(
              new Limit("characters.low", 3, "1/s", "fewest characters"),
              new Limit("characters.high", 25, "1/s", "most characters"),
              new Limit("words.low", 1, "1/s", "fewest words"),
              new Limit("words.high", 5, "1/s", "most words")),
          "NeMo Curator char and word rate; range own",
          "Transcript and recording may not belong together.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(FileFeatures file, Reporter report) {
    String transcript = file.column(Columns.TEXT);
    if (!transcript.isEmpty() && file.isReference()) {
      int characters = transcript.codePointCount(0, transcript.length());
      int words = transcript.split("\\s+").length;
      judge("characters", characters / file.seconds(), report);
      judge("words", words / file.seconds(), report);
    }
  }

  private static void judge(String what, double rate, Reporter report) {
    report.outside(
        WARNING,
        rate,
        report.limit(what + ".low"),
        report.limit(what + ".high"),
        "%.1f %s a second",
        rate,
        what);
  }
}
