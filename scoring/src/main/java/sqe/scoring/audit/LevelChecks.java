package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.LEVEL;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.ERROR;
import static sqe.scoring.audit.Severity.INFO;
import static sqe.scoring.audit.Severity.WARNING;

import java.util.List;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 9 to 16: levels and clipping. */
final class LevelChecks {

  private LevelChecks() {}

  static List<Check> all() {
    return List.of(
        new HardClip(),
        new SoftClip(),
        new OverFullScale(),
        new DcOffset(),
        new ActiveLevel(),
        new LevelSpread(),
        new PeakLow(),
        new PairGain());
  }

  /** Check 9: {@code hard-clip}. */
  static final class HardClip implements Check.OfFile {

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
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            SampleStatistics.Runs runs = channel.samples().hardClip();
            if (runs.longest() >= report.limit() && !channel.samples().constant()) {
              double percent = 100.0 * runs.samples() / file.length();
              report.at(
                  ERROR,
                  file.name(),
                  number,
                  file.secondOf(runs.longestAt()),
                  runs.longest(),
                  report.limit(),
                  text(
                      "%d samples (%.3f %%) stand at full scale, at most %d in a row",
                      runs.samples(), percent, runs.longest()));
            }
          });
    }
  }

  /** Check 10: {@code soft-clip}. */
  static final class SoftClip implements Check.OfFile {

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
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            SampleStatistics s = channel.samples();
            SampleStatistics.Runs runs = s.flatTop();
            boolean hard = s.hardClip().longest() >= 3;
            if (!hard && runs.samples() >= report.limit() && !channel.silent()) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  file.secondOf(runs.longestAt()),
                  runs.samples(),
                  report.limit(),
                  text(
                      "%d samples stand at the peak of %.1f dBFS, at most %d in a row",
                      runs.samples(), channel.peakDb(), runs.longest()));
            }
          });
    }
  }

  /** Check 11: {@code over-full-scale}. */
  static final class OverFullScale implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            11,
            "over-full-scale",
            LEVEL,
            WARNING,
            "A sample of a float file lies outside -1 to 1: writing it as integers will " + "clip.",
            List.of(new Limit("", 1.0, "", "largest magnitude")),
            "own: the definition of full scale",
            "Scale the file down.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            SampleStatistics s = channel.samples();
            if (s.peak() > report.limit()) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  file.secondOf(s.firstOver()),
                  s.peak(),
                  report.limit(),
                  text("%d sample(s) beyond full scale, up to %.3f", s.overFullScale(), s.peak()));
            }
          });
    }
  }

  /** Check 12: {@code dc-offset}. */
  static final class DcOffset implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            12,
            "dc-offset",
            LEVEL,
            ERROR,
            "The mean of a channel is not 0.",
            List.of(
                new Limit("", 0.001, "of full scale", "largest mean without a warning"),
                new Limit("error", 0.01, "of full scale", "largest mean without an error")),
            "ffmpeg astats DC_offset; own: an offset of 0.01 cost 7.9 dB of SI-SDR without "
                + "mean removal",
            "Subtract the mean, or score with metrics that do.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            double mean = Math.abs(channel.samples().mean());
            if (mean > report.limit()) {
              boolean error = mean > report.limit("error");
              report.at(
                  error ? ERROR : WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  mean,
                  error ? report.limit("error") : report.limit(),
                  text("mean %.5f of full scale", channel.samples().mean()));
            }
          });
    }
  }

  /** Check 13: {@code active-level}. */
  static final class ActiveLevel implements Check.OfFile {

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
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            double level = channel.level().activeDb();
            double low = report.limit("low");
            double high = report.limit("high");
            if (!channel.silent() && (level < low || level > high)) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  level,
                  level < low ? low : high,
                  text("speech at %.1f dBFS", level));
            }
          });
    }
  }

  /** Check 14: {@code level-spread}. */
  static final class LevelSpread implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            14,
            "level-spread",
            LEVEL,
            INFO,
            "The active levels of the set differ: their standard deviation.",
            List.of(new Limit("", 3, "dB", "largest standard deviation")),
            "measured as in EBU R 128; limit own: 9 dB on our mixed collection, 2 dB within "
                + "its VoiceBank part",
            "Fine for training; bring to one level for listening tests and level-dependent "
                + "metrics.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      double[] levels =
          data.references().stream()
              .filter(f -> !f.channels().get(0).silent())
              .mapToDouble(f -> f.channels().get(0).level().activeDb())
              .toArray();
      if (levels.length >= 3) {
        double deviation = Robust.standardDeviation(levels);
        if (deviation > report.limit()) {
          report.file(
              INFO,
              "",
              deviation,
              report.limit(),
              text("active levels have a standard deviation of %.1f dB", deviation));
        }
      }
    }
  }

  /** Check 15: {@code peak-low}. */
  static final class PeakLow implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            15,
            "peak-low",
            LEVEL,
            WARNING,
            "The largest sample is so small that the steps of 16 bits are audible noise.",
            List.of(new Limit("", -30, "dBFS", "lowest peak")),
            "own: at -30 dBFS 11 bits are left",
            "Record louder, or export with more bits.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            if (!channel.silent() && channel.peakDb() < report.limit()) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  channel.peakDb(),
                  report.limit(),
                  text("peak at %.1f dBFS", channel.peakDb()));
            }
          });
    }
  }

  /** Check 16: {@code pair-gain}. */
  static final class PairGain implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            16,
            "pair-gain",
            LEVEL,
            WARNING,
            "The powers of estimate and reference differ, means removed: 10 "
                + "log10(E_estimate/E_reference).",
            List.of(
                new Limit("", 6, "dB", "largest difference for any metric"),
                new Limit(
                    "snr",
                    1,
                    "dB",
                    "largest difference where SNR-type metrics (snr, wsdr, losses) are used; "
                        + "information")),
            "own: SNR cannot exceed 19 dB once the gain is 1 dB off",
            "Use scale-invariant metrics, or bring the estimate to the level of the "
                + "reference.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      for (int c = 0; c < pair.channels().size(); c++) {
        double gain = pair.channels().get(c).gainDb();
        if (Math.abs(gain) > report.limit("snr")) {
          boolean large = Math.abs(gain) > report.limit();
          report.at(
              large ? WARNING : INFO,
              pair.name(),
              c + 1,
              Double.NaN,
              gain,
              large ? report.limit() : report.limit("snr"),
              text("estimate is %+.1f dB against the reference", gain));
        }
      }
    }
  }
}
