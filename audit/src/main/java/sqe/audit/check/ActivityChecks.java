package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.NoiseOrder;

/** Silence and activity. */
final class ActivityChecks {

  /** Files shorter than this, in seconds, have no activity factor worth looking at. */
  private static final double SHORT = 0.5;

  static final List<Check> ALL =
      List.of(
          check("constant", ERROR)
              .about(
                  "Nothing is heard in any channel: all samples are equal, or none is five steps "
                      + "of 16 bits from their mean (dither).")
              .source("VERSA check_all_same")
              .drops("Leave it out: there is nothing to hear.")
              .advice("Leave the file out; as an estimate it is a failure of the system.")
              .ofFile(ActivityChecks::constant),
          check("digital-silence-run", WARNING)
              .about(
                  "Exact zeros with speech within 30 ms before and after: a dropout or a lost packet.")
              .limit(0.015, "s", "shortest run")
              .source("own: on our clean files none but in one so quiet that pauses round to zero")
              .advice("Look at the place; repair or leave out.")
              .ofChannel(
                  (channel, file, report) ->
                      report
                          .second(channel.dropouts().longest().start())
                          .reaches(
                              WARNING,
                              channel.dropouts().longest().duration(),
                              "%.3f s of exact zeros inside speech%s",
                              channel.dropouts().longest().duration(),
                              channel.dropouts().count() == 1
                                  ? ""
                                  : ", the longest of " + channel.dropouts().count())),
          check("silence-gap", INFO)
              .about("A stretch below -60 dBFS.")
              .limit(2, "s", "shortest stretch")
              .source("ffmpeg silencedetect defaults")
              .advice("Trim it if it is not meant to be there.")
              .ofReferenceSpeech(
                  (channel, file, report) ->
                      report
                          .second(channel.silence().start())
                          .reaches(INFO, channel.silence().duration(), "%.1f s of silence")),
          check("edge-silence", ERROR)
              .about(
                  "The file begins inside speech, at full level: a warning, for it may be cut there "
                      + "or have been recorded so; an error where the estimate has speech before "
                      + "that, so that the beginning of the reference is missing. Or the silence "
                      + "before or after the speech is short or long (warning).")
              .limit(
                  "onset",
                  -6,
                  "dB re active level",
                  "lowest level of the first 20 ms that counts as a beginning inside speech")
              .limit(
                  "missing",
                  0.05,
                  "s",
                  "longest speech of the estimate before the reference begins, without an error")
              .limit("min", 0, "s", "shortest silence at each end; 0.5 for PESQ")
              .limit(
                  "max", Double.POSITIVE_INFINITY, "s", "longest silence at each end; 2 for PESQ")
              .source(
                  "P.862.3 clause 7.8 as given by Cyara; onset own: below -20 dB on recordings that "
                      + "begin in a pause; missing own: none on right pairs")
              .drops("Leave it out: its beginning is missing.")
              .advice(
                  "Listen to the beginning: where a word is cut, cut the file again from the "
                      + "original, in a pause.")
              .ofReferenceSpeech(ActivityChecks::edges)
              .ofPairSpeech(ActivityChecks::missing),
          check("activity", ERROR)
              .about(
                  "The share of the time with speech (P.56 activity factor) is small or large. With "
                      + "a pitch tracker, also: next to none of the active frames is voiced, so it "
                      + "may be no speech.")
              .limit("error", 0.2, "", "lowest share without an error")
              .limit("low", 0.4, "", "lowest share without a warning")
              .limit("high", Double.POSITIVE_INFINITY, "", "largest share; 0.8 for PESQ")
              .limit("voiced", 0.1, "", "lowest share of voiced among active frames; information")
              .source(
                  "P.862.3 as given by Cyara (0.4 to 0.8); URGENT challenge (0.2); DNS "
                      + "clean_activity (0.6); voiced own")
              .drops("Leave it out: next to nothing of it is speech.")
              .advice("Trim pauses, or check that it is speech.")
              .ofReferenceSpeech(ActivityChecks::activity)
              .ofSet(ActivityChecks::pitchTracker),
          check("active-speech", ERROR)
              .about(
                  "Too little speech in seconds: less than PESQ wants (warning), or less than STOI "
                      + "can use once frames more than 40 dB below the loudest are dropped (error).")
              .limit(0, "s", "least speech; 3.2 for PESQ")
              .limit("error", 0.41, "s", "least time within 40 dB of the loudest frame")
              .source("P.862.3 as given by Cyara; STOI: 30 frames")
              .drops("Leave it out: too little speech to score.")
              .advice("Take a longer excerpt of the original; without one, leave it out.")
              .ofReferenceSpeech(ActivityChecks::seconds),
          check("utterances", ERROR)
              .about("More stretches of speech than PESQ can hold.")
              .limit(50, "", "largest number of utterances")
              .source("limit of the P.862 code; Cyara")
              .drops("Leave it out: PESQ is not defined for it.")
              .advice("Leave it out for PESQ, or make several files of it and score those.")
              .ofReferenceSpeech(
                  (channel, file, report) ->
                      report.above(
                          ERROR, channel.utterances(), "%.0f utterances: PESQ is not defined")),
          check("active-mismatch", WARNING)
              .about(
                  "The durations of speech in reference and estimate differ, by their activity "
                      + "factors. Of a noisy estimate with more than its reference that is "
                      + "information: its noise is taken for speech.")
              .limit(0.25, "", "largest difference re the reference")
              .source("P.862.3 as given by Cyara")
              .advice("Listen: speech is missing, or noise is taken for speech.")
              .ofPairSpeech(ActivityChecks::mismatch));

  private ActivityChecks() {}

  private static void constant(FileFeatures file, Reporter report) {
    if (!file.channels().isEmpty()
        && file.channels().stream().allMatch(ChannelFeatures::soundless)) {
      double largest =
          file.channels().stream().mapToDouble(c -> c.samples().peak()).max().orElse(0);
      boolean constant =
          file.channels().stream().allMatch(c -> c.samples().constant() || c.silent());
      String what = constant ? largest == 0 ? "zeros" : "a constant" : "dither: no sound";
      report.found(ERROR, largest, Double.NaN, "nothing but %s", what);
    }
  }

  private static void edges(ChannelFeatures channel, FileFeatures file, Reporter report) {
    report
        .second(0)
        .above(
            WARNING,
            channel.onset(),
            report.limit("onset"),
            "speech from the first sample on (%.1f dB): perhaps cut");
    double end = file.seconds() - channel.trailingSilence();
    edge(channel.leadingSilence(), "before", report.second(0));
    edge(channel.trailingSilence(), "after", report.second(end));
  }

  private static void missing(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    if (pair.trusts(channel.delay()) && channel.reference().onset() > report.limit("onset")) {
      report
          .at(pair.reference().name())
          .above(
              ERROR,
              channel.earlierSpeech(),
              report.limit("missing"),
              "its beginning is missing: the estimate has %.2f s of speech before it");
    }
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

  private static void activity(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (file.seconds() >= SHORT) {
      double share = channel.level().activity();
      report.outside(
          share,
          report.limit("error"),
          report.limit("low"),
          report.limit("high"),
          "speech for %.0f %% of the time",
          100 * share);
      report.below(
          INFO,
          channel.voiced(),
          report.limit("voiced"),
          "%.0f %% of the active frames are voiced",
          100 * channel.voiced());
    }
  }

  private static void pitchTracker(AuditData data, Reporter report) {
    if (!data.pitchTracked()) {
      report.found(INFO, "voicing was not looked at: no pitch tracker (module pitch) is installed");
    }
  }

  private static void seconds(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (channel.loudSeconds() < report.limit("error")) {
      report.found(ERROR, channel.loudSeconds(), report.limit("error"), "%.2f s of speech");
    } else {
      report.below(WARNING, channel.activeSeconds(), "%.2f s of speech");
    }
  }

  private static void mismatch(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    double reference = channel.reference().level().activity() * pair.reference().seconds();
    double estimate = channel.estimate().level().activity() * pair.estimate().seconds();
    boolean noise = estimate > reference && channel.estimate().snr() < NoiseOrder.NOISY;
    if (pair.reference().seconds() >= SHORT) {
      report.above(
          noise ? INFO : WARNING,
          Math.abs(estimate - reference) / reference,
          "%.2f s of speech against %.2f s in the reference",
          estimate,
          reference);
    }
  }
}
