package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.ACTIVITY;
import static sqe.audit.check.Severity.ERROR;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 23: {@code utterances}. */
final class UtterancesCheck implements Check.OfReferenceSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          23,
          "utterances",
          ACTIVITY,
          ERROR,
          "More stretches of speech than PESQ can hold.",
          List.of(new Limit("", 50, "", "largest number of utterances")),
          "limit of the P.862 code; Cyara",
          "Cut the file into shorter ones.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (channel.utterances() > report.limit()) {
      report.found(
          ERROR,
          channel.utterances(),
          report.limit(),
          "%d utterances: PESQ is not defined",
          channel.utterances());
    }
  }
}
