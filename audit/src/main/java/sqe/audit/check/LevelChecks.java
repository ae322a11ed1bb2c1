package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import java.util.Locale;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.SampleStatistics;
import sqe.table.Counted;

/** Levels and clipping. */
final class LevelChecks {

  /** From here on the decimals of a level say nothing. */
  private static final double LARGE = 1000;

  static final List<Check> ALL =
      List.of(
          check("hard-clip", ERROR)
              .about(
                  "Runs of samples at most one 16-bit step apart at or above 0.99 of full scale: a "
                      + "warning, or an error where a large part of the file is so.")
              .limit(3, "samples", "shortest run reported")
              .limit("error", 0.1, "%", "largest share of samples without an error")
              .source(
                  "DNS challenge is_clipped (0.99, three consecutive samples; without its fault on "
                      + "quiet signals); error own: clipped by 3 dB, speech has 0.1 % or more")
              .drops("Leave it out: a large part of it is clipped.")
              .advice("Record or export again at a lower level; leave the file out as a reference.")
              .ofChannel(LevelChecks::hardClip),
          check("soft-clip", WARNING)
              .about(
                  "Runs of three or more samples within one 16-bit step of the largest or smallest "
                      + "sample of the channel, below full scale: clipped, then turned down.")
              .limit(8, "samples", "fewest samples in such runs")
              .source(
                  "sox and ffmpeg astats (flat factor, peak count); Eaton and Naylor 2013; Aleinik "
                      + "and Matveev 2014; limit own: at most 4 on unclipped speech")
              .advice("Find the original from before the limiter or the loud recording.")
              .ofSound(LevelChecks::softClip),
          check("over-full-scale", WARNING)
              .about(
                  "A sample of a float file lies outside -1 to 1: writing it as integers will clip.")
              .limit(1.0, "", "largest magnitude")
              .source("own: the definition of full scale")
              .repairedBy("sox -D {file} {repaired} gain -n -1 && mv {repaired} {file}")
              .advice("Scale the file down.")
              .ofChannel(LevelChecks::overFullScale),
          check("dc-offset", ERROR)
              .about("The mean of a channel is not 0.")
              .limit(0.001, "of full scale", "largest mean without a warning")
              .limit("error", 0.01, "of full scale", "largest mean without an error")
              .source(
                  "ffmpeg astats DC_offset; own: an offset of 0.01 cost 7.9 dB of SI-SDR without "
                      + "mean removal")
              .repairedBy("sox -D {file} {repaired} dcshift {negative} && mv {repaired} {file}")
              .advice("Subtract the mean, or score with metrics that do.")
              .ofChannel(LevelChecks::offset),
          check("active-level", WARNING)
              .about("The active speech level (ITU-T P.56, method B) is unusual.")
              .limit("low", -35, "dBFS", "lowest")
              .limit("high", -15, "dBFS", "highest")
              .source("DNS challenge target_level_lower and _upper; P.56 and P.862.3 work at -26")
              .advice("Bring the set to one level, by a gain a file.")
              .ofSound(
                  (channel, file, report) -> {
                    double level = channel.level().activeDb();
                    if (Double.isFinite(level)) {
                      report.outside(
                          WARNING,
                          level,
                          report.limit("low"),
                          report.limit("high"),
                          "speech at %.1f dBFS");
                    }
                  }),
          check("level-spread", INFO)
              .about("The active levels of the set differ: their standard deviation.")
              .limit(3, "dB", "largest standard deviation")
              .source(
                  "measured as in EBU R 128; limit own: 9 dB on our mixed collection, 2 dB within "
                      + "its VoiceBank part")
              .advice(
                  "Fine for training; bring to one level for listening tests and level-dependent "
                      + "metrics.")
              .ofSet(LevelChecks::spread),
          check("peak-low", WARNING)
              .about("The largest sample is so small that the steps of 16 bits are audible noise.")
              .limit(-30, "dBFS", "lowest peak")
              .source("own: at -30 dBFS 11 bits are left")
              .advice("Record louder, or export with more bits.")
              .ofSound(
                  (channel, file, report) ->
                      report.below(WARNING, channel.peakDb(), "peak at %.1f dBFS")),
          check("pair-gain", WARNING)
              .about(
                  "The estimate is louder or softer than the reference: least-squares gain, means "
                      + "removed, which noise leaves as it is. Reported where the two share their "
                      + "waveform; a small one, where SNR would be another at the reference's level. "
                      + "Reported of the estimate, which is to be matched to the reference; of the "
                      + "reference where it stands out of the other references and the estimate "
                      + "does not, or where the estimate would clip.")
              .limit(6, "dB", "largest difference for any metric")
              .limit(
                  "snr",
                  1,
                  "dB",
                  "largest difference where SNR-type metrics (snr, wsdr, losses) are used; "
                      + "information")
              .limit("change", 0.5, "dB", "least change of the SNR for the information")
              .limit("correlation", 0.4, "", "lowest correlation at which a gain means anything")
              .source("own: SNR cannot exceed 19 dB once the gain is 1 dB off")
              .repairedBy("sox -D {file} {repaired} gain {negative} && mv {repaired} {file}")
              .advice(
                  "Use scale-invariant metrics, or bring the file to the level of the other side.")
              .ofSet(PairGainCheck::ofSet));

  private LevelChecks() {}

  private static void hardClip(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics.Runs runs = channel.samples().hardClip();
    double share = 100.0 * runs.samples() / file.length();
    if (!channel.samples().constant()) {
      report
          .second(file.secondOf(runs.longestAt()))
          .reaches(
              share > report.limit("error") ? ERROR : WARNING,
              runs.longest(),
              "%s at full scale (%.3f %%), at most %d in a row",
              Counted.of(runs.samples(), "sample", "samples"),
              share,
              runs.longest());
    }
  }

  private static void softClip(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics.Runs runs = channel.samples().flatTop();
    if (channel.samples().hardClip().longest() < 3) {
      report
          .second(file.secondOf(runs.longestAt()))
          .reaches(
              WARNING,
              runs.samples(),
              "%s at the peak of %.1f dBFS, at most %d in a row",
              Counted.of(runs.samples(), "sample", "samples"),
              channel.peakDb(),
              runs.longest());
    }
  }

  private static void overFullScale(ChannelFeatures channel, FileFeatures file, Reporter report) {
    SampleStatistics samples = channel.samples();
    report
        .second(file.secondOf(samples.firstOver()))
        .above(
            WARNING,
            samples.peak(),
            "%s beyond full scale, up to %s",
            Counted.of(samples.overFullScale(), "sample", "samples"),
            amount("%.3f", samples.peak()));
  }

  /** A mean that overflows says nothing: what is wrong is the level, of which `nonfinite` tells. */
  private static void offset(ChannelFeatures channel, FileFeatures file, Reporter report) {
    double mean = channel.samples().mean();
    boolean large = Math.abs(mean) > report.limit("error");
    double limit = large ? report.limit("error") : report.limit();
    if (Double.isFinite(channel.samples().power()) && Math.abs(mean) > limit) {
      report.found(
          large ? ERROR : WARNING, mean, limit, "mean %s of full scale", amount("%.5f", mean));
    }
  }

  /** A number near full scale as usual, any other by its power of ten. */
  private static String amount(String usual, double value) {
    return String.format(Locale.ROOT, Math.abs(value) < LARGE ? usual : "%.2e", value);
  }

  private static void spread(AuditData data, Reporter report) {
    double[] levels =
        data.references().stream()
            .filter(f -> !f.channels().get(0).silent())
            .mapToDouble(f -> f.channels().get(0).level().activeDb())
            .toArray();
    if (levels.length >= 3) {
      report.above(
          INFO,
          Robust.standardDeviation(levels),
          "active levels have a standard deviation of %.1f dB");
    }
  }
}
