package sqe.scoring.audit;

import static sqe.scoring.audit.CheckInfo.Group.SPECTRUM;
import static sqe.scoring.audit.Reporter.text;
import static sqe.scoring.audit.Severity.INFO;
import static sqe.scoring.audit.Severity.WARNING;

import java.util.List;
import sqe.scoring.audit.CheckInfo.Limit;

/** Checks 35 to 41: spectrum and noise. */
final class SpectrumChecks {

  private SpectrumChecks() {}

  static List<Check> all() {
    return List.of(
        new Bandwidth(),
        new Brickwall(),
        new PairBandwidth(),
        new Hum(),
        new ReferenceSnr(),
        new NoiseFloor(),
        new Reverb());
  }

  /** Check 35: {@code bandwidth}. */
  static final class Bandwidth implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            35,
            "bandwidth",
            SPECTRUM,
            WARNING,
            "The mean spectrum ends below 0.9 of the Nyquist frequency: highest place less "
                + "than 50 dB below its peak. A sharp end (the 60 dB point within 4 % of Nyquist) "
                + "is a warning, for the file was resampled or coded; a gradual one is "
                + "information, for voices fade upwards.",
            List.of(
                new Limit("", 0.9, "of Nyquist", "lowest bandwidth"),
                new Limit("hertz", 0, "Hz", "lowest bandwidth whatever the rate; 13000 for TTS")),
            "URGENT challenge estimate_audio_bandwidth (-50 dB); Hi-Fi TTS (13 kHz); "
                + "sharpness own",
            "Find the original; do not mix bandwidths in one set.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      if (!file.isReference()) {
        return;
      }
      double nyquist = file.sampleRate() / 2.0;
      file.eachChannel(
          (channel, number) -> {
            double share = channel.bandwidth() / nyquist;
            if (channel.silent() || file.seconds() < 0.25) {
              return;
            }
            if (channel.bandwidth() < report.limit("hertz")) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  channel.bandwidth(),
                  report.limit("hertz"),
                  text("nothing above %.0f Hz", channel.bandwidth()));
            } else if (share < report.limit()) {
              boolean sharp = channel.bandwidth60() - channel.bandwidth() < 0.04 * nyquist;
              report.at(
                  sharp ? WARNING : INFO,
                  file.name(),
                  number,
                  Double.NaN,
                  share,
                  report.limit(),
                  text(
                      "the spectrum %s at %.0f Hz of %.0f",
                      sharp ? "ends" : "fades", channel.bandwidth(), nyquist));
            }
          });
    }
  }

  /** Check 36: {@code brickwall}. */
  static final class Brickwall implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            36,
            "brickwall",
            SPECTRUM,
            INFO,
            "The mean spectrum falls within 500 Hz around 3.4, 7 or 16 kHz, as after a "
                + "telephone, a wide-band or a music codec.",
            List.of(new Limit("", 40, "dB", "smallest fall")),
            "own: at most 32 dB on our wide-band files, 49 dB on a telephone recording",
            "Fine if all files are alike; else find the original.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            double drop = channel.edge().drop();
            if (file.isReference() && drop > report.limit() && !channel.silent()) {
              report.at(
                  INFO,
                  file.name(),
                  number,
                  Double.NaN,
                  drop,
                  report.limit(),
                  text("falls by %.0f dB at %.0f Hz", drop, channel.edge().hertz()));
            }
          });
    }
  }

  /** Check 37: {@code pair-bandwidth}. */
  static final class PairBandwidth implements Check.OfPair {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            37,
            "pair-bandwidth",
            SPECTRUM,
            WARNING,
            "The estimate ends lower in frequency than the reference, or reaches higher (information "
                + "where the reference fades out gradually).",
            List.of(
                new Limit("", 0.8, "", "lowest ratio of bandwidths"),
                new Limit("high", 1.1, "", "highest ratio")),
            "own",
            "Check at which rate the system works inside.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(PairFeatures pair, Reporter report) {
      for (int c = 0; c < pair.channels().size(); c++) {
        ChannelFeatures r = pair.reference().channels().get(c);
        ChannelFeatures e = pair.estimate().channels().get(c);
        double ratio = e.bandwidth() / r.bandwidth();
        boolean low = ratio < report.limit();
        boolean sharp = r.bandwidth60() - r.bandwidth() < 0.02 * pair.reference().sampleRate();
        boolean sound = !r.silent() && !e.silent() && pair.reference().seconds() >= 0.25;
        if (sound && (low || ratio > report.limit("high"))) {
          report.at(
              low || sharp ? WARNING : INFO,
              pair.name(),
              c + 1,
              Double.NaN,
              ratio,
              low ? report.limit() : report.limit("high"),
              text("reference reaches %.0f Hz, estimate %.0f Hz", r.bandwidth(), e.bandwidth()));
        }
      }
    }
  }

  /** Check 38: {@code hum}. */
  static final class Hum implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            38,
            "hum",
            SPECTRUM,
            WARNING,
            "Two or more of the harmonics of 50 or 60 Hz up to 400 Hz stand out of their "
                + "neighbours in what is always there (20 % quantile over half-second segments).",
            List.of(new Limit("", 15, "dB", "smallest prominence")),
            "own: at most 7 dB on our clean files",
            "Filter it out, or leave the file out as a reference.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            if (channel.hum() > report.limit() && file.isReference() && !channel.silent()) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  channel.hum(),
                  report.limit(),
                  text("hum of %d Hz stands out by %.0f dB", channel.humHertz(), channel.hum()));
            }
          });
    }
  }

  /** Check 39: {@code ref-snr}. */
  static final class ReferenceSnr implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            39,
            "ref-snr",
            SPECTRUM,
            WARNING,
            "The speech of a reference stands not far enough above its noise floor: active "
                + "speech level less the 5 % quantile of the 10 ms levels. Files under a second "
                + "say nothing.",
            List.of(new Limit("", 20, "dB", "lowest SNR")),
            "LibriTTS uses 20 dB (WADA-SNR), Hi-Fi TTS 32 dB; noisy references cap SI-SDR "
                + "(arXiv 2508.14623); own estimator: 27 dB or more on clean files",
            "Leave it out as a reference: a perfect system could not score higher than this "
                + "SNR.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            if (file.isReference()
                && file.seconds() >= 1
                && !channel.silent()
                && channel.snr() < report.limit()) {
              report.at(
                  WARNING,
                  file.name(),
                  number,
                  Double.NaN,
                  channel.snr(),
                  report.limit(),
                  text("SNR about %.0f dB", channel.snr()));
            }
          });
    }
  }

  /** Check 40: {@code noise-floor}. */
  static final class NoiseFloor implements Check.OfFile {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            40,
            "noise-floor",
            SPECTRUM,
            INFO,
            "The noise floor (5 % quantile of the 10 ms levels) is high.",
            List.of(new Limit("", -50, "dBFS", "highest")),
            "ffmpeg astats Noise_floor; limit own",
            "Fine for noisy speech; not for a reference.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(FileFeatures file, Reporter report) {
      file.eachChannel(
          (channel, number) -> {
            if (file.isReference()
                && file.seconds() >= 1
                && !channel.silent()
                && channel.noiseFloor() > report.limit()) {
              report.at(
                  INFO,
                  file.name(),
                  number,
                  Double.NaN,
                  channel.noiseFloor(),
                  report.limit(),
                  text("noise floor at %.0f dBFS", channel.noiseFloor()));
            }
          });
    }
  }

  /** Check 41: {@code reverb}. */
  static final class Reverb implements Check.OfSet {

    private static final CheckInfo ABOUT =
        new CheckInfo(
            41,
            "reverb",
            SPECTRUM,
            INFO,
            "Speech fades more slowly than in the rest of the set: robust z of the decay "
                + "time seen in the falls of the level.",
            List.of(
                new Limit("", 5, "", "largest robust z"),
                new Limit("seconds", 0.6, "s", "decay time below which nothing is reported")),
            "own: 0.12 to 0.52 s on our clean files; SRMR is the published measure",
            "Listen: a far microphone or a large room.");

    @Override
    public CheckInfo info() {
      return ABOUT;
    }

    @Override
    public void check(AuditData data, Reporter report) {
      List<FileFeatures> files =
          data.references().stream().filter(f -> f.channels().get(0).decay() > 0).toList();
      double[] decay = files.stream().mapToDouble(f -> f.channels().get(0).decay()).toArray();
      double[] z = Robust.scores(decay, 0.05);
      for (int i = 0; i < files.size(); i++) {
        if (files.size() >= 10 && z[i] > report.limit() && decay[i] > report.limit("seconds")) {
          report.file(
              INFO,
              files.get(i).name(),
              z[i],
              report.limit(),
              text("decay of %.2f s, robust z %.1f", decay[i], z[i]));
        }
      }
    }
  }
}
