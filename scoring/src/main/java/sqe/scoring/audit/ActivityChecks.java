package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.ACTIVITY;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.ERROR;
import static sqe.scoring.audit.Severity.INFO;
import static sqe.scoring.audit.Severity.WARNING;

import java.util.List;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 17 to 24: silence and activity. */
final class ActivityChecks {

  /** Files shorter than this, in seconds, have no activity factor worth looking at. */
  private static final double SHORT = 0.5;

  private ActivityChecks() {}

  static List<Check> all() {
    return List.of(
        new Constant(),
        new DigitalSilenceRun(),
        new SilenceGap(),
        new EdgeSilence(),
        new Activity(),
        new ActiveSpeech(),
        new Utterances(),
        new ActiveMismatch());
  }

  /** Check 17: {@code constant}. */
  static final class Constant implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            17,
            "constant",
            ACTIVITY,
            ERROR,
            "All samples are equal: silence, or nothing but an offset.",
            List.of(),
            "VERSA check_all_same",
            "Leave the file out; as an estimate it is a failure of the system.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            SampleStatistics s = channel.samples();
            if (s.constant() || (channel.silent() && s.nonFinite() == 0)) {
              report.at(
                  ERROR,
                  file.name(),
                  number,
                  Double.NaN,
                  s.maximum(),
                  Double.NaN,
                  text("nothing but %s", s.maximum() == 0 ? "zeros" : "a constant"));
            }
          });
    }
  }

  /** Check 18: {@code digital-silence-run}. */
  static final class DigitalSilenceRun implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            18,
            "digital-silence-run",
            ACTIVITY,
            WARNING,
            "Exact zeros with speech within 30 ms before and after: a dropout or a lost "
                + "packet.",
            List.of(new Limit("", 0.1, "s", "shortest run")),
            "own: the longest on our clean files is 0 s",
            "Look at the place; repair or leave out.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            double seconds = channel.dropout().duration();
            if (seconds >= report.limit()) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  channel.dropout().start(),
                  seconds,
                  report.limit(),
                  text("%.3f s of exact zeros inside speech", seconds));
            }
          });
    }
  }

  /** Check 19: {@code silence-gap}. */
  static final class SilenceGap implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            19,
            "silence-gap",
            ACTIVITY,
            INFO,
            "A stretch below -60 dBFS.",
            List.of(new Limit("", 2, "s", "shortest stretch")),
            "ffmpeg silencedetect defaults",
            "Trim it if it is not meant to be there.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            double seconds = channel.silence().duration();
            if (seconds >= report.limit() && file.isReference() && !channel.silent()) {
              report.at(
                  INFO,
                  file.name(),
                  number,
                  channel.silence().start(),
                  seconds,
                  report.limit(),
                  text("%.1f s of silence", seconds));
            }
          });
    }
  }

  /** Check 20: {@code edge-silence}. */
  static final class EdgeSilence implements Check.OfFile {

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
                    "max",
                    Double.POSITIVE_INFINITY,
                    "s",
                    "longest silence at each end; 2 for PESQ")),
            "P.862.3 clause 7.8 as given by Cyara; onset own: below -20 dB on recordings "
                + "that begin in a pause",
            "Cut the file in a pause.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      if (!file.isReference()) {
        return;
      }
      file.eachChannel(
          (channel, number) -> {
            if (channel.onset() > report.limit("onset")) {
              report.at(
                  ERROR,
                  file.name(),
                  number,
                  0,
                  channel.onset(),
                  report.limit("onset"),
                  text("speech from the first sample on (%.1f dB)", channel.onset()));
            }
            if (!channel.silent()) {
              edge(file, number, report, channel.leadingSilence(), 0, "before");
              double end = file.seconds() - channel.trailingSilence();
              edge(file, number, report, channel.trailingSilence(), end, "after");
            }
          });
    }

    private static void edge(
        FileFeatures file, int number, Reporter report, double silence, double at, String where) {
      double shortest = report.limit("min");
      double longest = report.limit("max");
      if (silence < shortest || silence > longest) {
        report.at(
            WARNING,
            file.name(),
            number,
            at,
            silence,
            silence < shortest ? shortest : longest,
            text("%.2f s of silence %s the speech", silence, where));
      }
    }
  }

  /** Check 21: {@code activity}. */
  static final class Activity implements Check.OfFile, Check.OfSet {

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

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      if (!file.isReference()) {
        return;
      }
      file.eachChannel(
          (channel, number) -> {
            double share = channel.level().activity();
            if (channel.silent() || file.seconds() < SHORT) {
              return;
            }
            boolean error = share < report.limit("error");
            double low = error ? report.limit("error") : report.limit("low");
            if (share < low || share > report.limit("high")) {
              report.at(
                  error ? ERROR : WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  share,
                  share < low ? low : report.limit("high"),
                  text("speech for %.0f %% of the time", 100 * share));
            }
            if (channel.voiced() < report.limit("voiced")) {
              report.at(
                  INFO,
                  file.name(),
                  number,
                  Double.NaN,
                  channel.voiced(),
                  report.limit("voiced"),
                  text("%.0f %% of the active frames are voiced", 100 * channel.voiced()));
            }
          });
    }

    @Override
    public void check(AuditData data, Reporter report) {
      if (!data.pitchTracked()) {
        report.file(
            INFO, "", "voicing was not looked at: no pitch tracker (module pitch) is installed");
      }
    }
  }

  /** Check 22: {@code active-speech}. */
  static final class ActiveSpeech implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            22,
            "active-speech",
            ACTIVITY,
            ERROR,
            "Too little speech in seconds: less than PESQ wants (warning), or less than "
                + "STOI can use once frames more than 40 dB below the loudest are dropped "
                + "(error).",
            List.of(
                new Limit("", 0, "s", "least speech; 3.2 for PESQ"),
                new Limit("error", 0.41, "s", "least time within 40 dB of the loudest frame")),
            "P.862.3 as given by Cyara; STOI: 30 frames",
            "Use a longer excerpt.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      if (!file.isReference()) {
        return;
      }
      file.eachChannel(
          (channel, number) -> {
            if (channel.silent()) {
              return;
            }
            boolean error = channel.loudSeconds() < report.limit("error");
            if (error || channel.activeSeconds() < report.limit()) {
              double value = error ? channel.loudSeconds() : channel.activeSeconds();
              report.at(
                  error ? ERROR : WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  value,
                  error ? report.limit("error") : report.limit(),
                  text("%.2f s of speech", value));
            }
          });
    }
  }

  /** Check 23: {@code utterances}. */
  static final class Utterances implements Check.OfFile {

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
    public void check(FileFeatures file, Reporter report) {
      if (!file.isReference()) {
        return;
      }
      file.eachChannel(
          (channel, number) -> {
            if (channel.utterances() > report.limit()) {
              report.at(
                  ERROR,
                  file.name(),
                  number,
                  Double.NaN,
                  channel.utterances(),
                  report.limit(),
                  text("%d utterances: PESQ is not defined", channel.utterances()));
            }
          });
    }
  }

  /** Check 24: {@code active-mismatch}. */
  static final class ActiveMismatch implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            24,
            "active-mismatch",
            ACTIVITY,
            WARNING,
            "The durations of speech in reference and estimate differ, by their activity "
                + "factors.",
            List.of(new Limit("", 0.25, "", "largest difference re the reference")),
            "P.862.3 as given by Cyara",
            "Listen: speech is missing, or noise is taken for speech.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      for (int c = 0; c < pair.channels().size(); c++) {
        ChannelFeatures r = pair.reference().channels().get(c);
        ChannelFeatures e = pair.estimate().channels().get(c);
        double reference = r.level().activity() * pair.reference().seconds();
        double estimate = e.level().activity() * pair.estimate().seconds();
        double difference = Math.abs(estimate - reference) / reference;
        boolean sound = !r.silent() && !e.silent() && pair.reference().seconds() >= SHORT;
        if (sound && difference > report.limit()) {
          report.at(
              WARNING,
              pair.name(),
              c + 1,
              Double.NaN,
              difference,
              report.limit(),
              text("%.2f s of speech against %.2f s in the reference", estimate, reference));
        }
      }
    }
  }
}
