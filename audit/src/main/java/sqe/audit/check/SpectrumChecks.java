package sqe.audit.check;

import static sqe.audit.check.Check.check;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.HeaderRate;
import sqe.audit.feature.PairFeatures;

/** Spectrum and noise. */
final class SpectrumChecks {

  /** Files shorter than this, in seconds, have no mean spectrum worth looking at. */
  private static final double SHORT_FOR_A_SPECTRUM = 0.25;

  /** Files shorter than this, in seconds, have no noise floor worth looking at. */
  private static final double SHORT_FOR_A_FLOOR = 1;

  /** Less speech than this, in seconds, has too few falls of the level to say how fast they are. */
  private static final double SHORT_FOR_A_DECAY = 1;

  /** A spectrum that falls by another 10 dB within this share of the sample rate ends sharply. */
  private static final double SHARP = 0.02;

  /** Smallest deviation a robust z is reckoned with, in seconds. */
  private static final double SMALLEST_DEVIATION = 0.05;

  static final List<Check> ALL =
      List.of(
          check("bandwidth", WARNING)
              .about(
                  "The mean spectrum ends below 0.9 of the Nyquist frequency: highest place less "
                      + "than 50 dB below its peak. A sharp end (the 60 dB point within 4 % of "
                      + "Nyquist) is a warning, for the file was resampled or coded; a gradual one is "
                      + "information, for voices fade upwards.")
              .limit(0.9, "of Nyquist", "lowest bandwidth")
              .limit("hertz", 0, "Hz", "lowest bandwidth whatever the rate; 13000 for TTS")
              .source(
                  "URGENT challenge estimate_audio_bandwidth (-50 dB); Hi-Fi TTS (13 kHz); sharpness "
                      + "own")
              .advice("Find the original; do not mix bandwidths in one set.")
              .ofReferenceSpeech(SpectrumChecks::bandwidth),
          check("brickwall", INFO)
              .about(
                  "The mean spectrum falls within 500 Hz around 3.4, 7 or 16 kHz, as after a "
                      + "telephone, a wide-band or a music codec.")
              .limit(40, "dB", "smallest fall")
              .source("own: at most 32 dB on our wide-band files, 49 dB on a telephone recording")
              .advice("Fine if all files are alike; else find the original.")
              .ofReferenceSpeech(
                  (channel, file, report) ->
                      report.above(
                          INFO,
                          channel.edge().drop(),
                          "falls by %.0f dB at %.0f Hz",
                          channel.edge().drop(),
                          channel.edge().hertz())),
          check("pair-bandwidth", WARNING)
              .about(
                  "The estimate ends lower in frequency than the reference, or reaches higher "
                      + "(information where the reference fades out gradually).")
              .limit(0.8, "", "lowest ratio of bandwidths")
              .limit("high", 1.1, "", "highest ratio")
              .source("own")
              .advice("Check at which rate the system works inside.")
              .ofPairSpeech(SpectrumChecks::pairBandwidth),
          check("hum", WARNING)
              .about(
                  "Two or more of the harmonics of 50 or 60 Hz up to 400 Hz stand out of their "
                      + "neighbours in what is always there (20 % quantile over half-second "
                      + "segments), with a phase that advances evenly, and in pauses as strong as "
                      + "ever, which a voice is not.")
              .limit(15, "dB", "smallest prominence")
              .limit("floor", -75, "dBFS", "level of the strongest below which it is not heard")
              .source("own: at most 7 dB on our clean files")
              .advice("Filter it out, or leave the file out as a reference.")
              .ofReferenceSpeech(
                  (channel, file, report) -> {
                    if (channel.hum().level() > report.limit("floor")) {
                      report.above(
                          WARNING,
                          channel.hum().prominence(),
                          "hum of %d Hz stands out by %.0f dB, at %.0f dBFS",
                          channel.humHertz(),
                          channel.hum().prominence(),
                          channel.hum().level());
                    }
                  }),
          check("ref-snr", WARNING)
              .about(
                  "The speech of a reference stands not far enough above its noise floor: active "
                      + "speech level less the 5 % quantile of the 10 ms levels. Files under a second "
                      + "say nothing.")
              .limit(20, "dB", "lowest SNR")
              .source(
                  "LibriTTS uses 20 dB (WADA-SNR), Hi-Fi TTS 32 dB; noisy references cap SI-SDR "
                      + "(arXiv 2508.14623); own estimator: 27 dB or more on clean files")
              .advice(
                  "Leave it out as a reference: a perfect system could not score higher than this "
                      + "SNR.")
              .ofReferenceSpeech(
                  (channel, file, report) -> {
                    if (file.seconds() >= SHORT_FOR_A_FLOOR) {
                      report.below(WARNING, channel.snr(), "SNR about %.0f dB");
                    }
                  }),
          check("noise-floor", INFO)
              .about("The noise floor (5 % quantile of the 10 ms levels) is high.")
              .limit(-50, "dBFS", "highest")
              .source("ffmpeg astats Noise_floor; limit own")
              .advice("Fine for noisy speech; not for a reference.")
              .ofReferenceSpeech(
                  (channel, file, report) -> {
                    if (file.seconds() >= SHORT_FOR_A_FLOOR) {
                      report.above(INFO, channel.noiseFloor(), "noise floor at %.0f dBFS");
                    }
                  }),
          check("reverb", INFO)
              .about(
                  "Speech fades more slowly than in the rest of the set: robust z of the decay time "
                      + "seen in the fastest falls of the level. Noise in the pauses looks like a "
                      + "room.")
              .limit(3, "", "largest robust z")
              .limit("seconds", 0.5, "s", "decay time below which nothing is reported")
              .source(
                  "own: see the distribution in the documentation; SRMR is the published measure")
              .advice("Listen: a far microphone or a large room.")
              .ofSet(SpectrumChecks::reverb),
          check("header-rate", WARNING)
              .about(
                  "The speech sounds as if the header gave another sample rate than it was recorded "
                      + "at: spectrum, pitch and speed are all off by a factor of 2 or 3. Needs a "
                      + "pitch tracker and a second. Or the estimate has another rate than its "
                      + "reference and as many samples.")
              .limit(3.2, "", "smallest margin of the likelier rate, a logarithm of likelihoods")
              .source("own: see the distribution in the documentation")
              .advice("Listen: too deep and slow, or too high and fast? Then correct the header.")
              .ofReferenceSpeech(SpectrumChecks::headerRate)
              .ofPair(SpectrumChecks::headerOfPair));

  private SpectrumChecks() {}

  private static void bandwidth(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (file.seconds() < SHORT_FOR_A_SPECTRUM) {
      return;
    }
    double nyquist = file.sampleRate() / 2.0;
    double bandwidth = channel.bandwidth();
    if (bandwidth < report.limit("hertz")) {
      report.found(WARNING, bandwidth, report.limit("hertz"), "nothing above %.0f Hz");
    } else {
      boolean sharp = endsSharply(channel, file);
      report.below(
          sharp ? WARNING : INFO,
          bandwidth / nyquist,
          "the spectrum %s at %.0f Hz of %.0f",
          sharp ? "ends" : "fades",
          bandwidth,
          nyquist);
    }
  }

  private static boolean endsSharply(ChannelFeatures channel, FileFeatures file) {
    return channel.bandwidth60() - channel.bandwidth() < SHARP * file.sampleRate();
  }

  private static void pairBandwidth(
      PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    double reference = channel.reference().bandwidth();
    double estimate = channel.estimate().bandwidth();
    double ratio = estimate / reference;
    if (pair.reference().seconds() >= SHORT_FOR_A_SPECTRUM) {
      boolean low = ratio < report.limit();
      boolean sharp = endsSharply(channel.reference(), pair.reference());
      report.outside(
          low || sharp ? WARNING : INFO,
          ratio,
          report.limit(),
          report.limit("high"),
          "reference reaches %.0f Hz, estimate %.0f Hz",
          reference,
          estimate);
    }
  }

  private static void headerRate(ChannelFeatures channel, FileFeatures file, Reporter report) {
    HeaderRate rate = channel.headerRate();
    if (rate != null) {
      report.above(
          WARNING,
          rate.margin(),
          "sounds as if recorded at %.0f Hz: at %d Hz the pitch is %.0f Hz (%.0f), the level moves "
              + "at %.1f Hz (%.1f), and the spectrum is %s",
          rate.likely(),
          file.sampleRate(),
          rate.pitch(),
          rate.pitch() * rate.likely() / file.sampleRate(),
          rate.syllables(),
          rate.syllables() * rate.likely() / file.sampleRate(),
          rate.likely() > file.sampleRate() ? "too low" : "too high");
    }
  }

  /** Resampling changes how many samples there are; so the rate is another in the header only. */
  private static void headerOfPair(PairFeatures pair, Reporter report) {
    FileFeatures reference = pair.reference();
    FileFeatures estimate = pair.estimate();
    if (reference.sampleRate() != estimate.sampleRate()
        && reference.length() == estimate.length()) {
      report.found(
          WARNING,
          estimate.sampleRate(),
          reference.sampleRate(),
          "%d Hz, but as many samples as its reference at %d Hz: is a header wrong?",
          estimate.sampleRate(),
          reference.sampleRate());
    }
  }

  private static void reverb(AuditData data, Reporter report) {
    List<FileFeatures> files =
        data.references().stream()
            .filter(f -> f.channels().get(0).decay() > 0)
            .filter(f -> f.channels().get(0).activeSeconds() >= SHORT_FOR_A_DECAY)
            .toList();
    double[] decay = files.stream().mapToDouble(f -> f.channels().get(0).decay()).toArray();
    double[] z = Robust.scores(decay, SMALLEST_DEVIATION);
    for (int i = 0; i < z.length; i++) {
      if (z.length >= Robust.ENOUGH && decay[i] > report.limit("seconds")) {
        report
            .of(files.get(i).name())
            .above(INFO, z[i], "decay of %.2f s, robust z %.1f", decay[i], z[i]);
      }
    }
  }
}
