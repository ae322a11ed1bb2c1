package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SPECTRUM;
import static sqe.audit.check.Severity.INFO;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 35: {@code bandwidth}. */
final class BandwidthCheck implements Check.OfReferenceSpeech {

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

  private static final double SHORT = 0.25; // seconds
  private static final double SHARP = 0.04; // of Nyquist

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (file.seconds() < SHORT) {
      return;
    }
    double nyquist = file.sampleRate() / 2.0;
    double bandwidth = channel.bandwidth();
    if (bandwidth < report.limit("hertz")) {
      report.found(WARNING, bandwidth, report.limit("hertz"), "nothing above %.0f Hz", bandwidth);
    } else if (bandwidth / nyquist < report.limit()) {
      boolean sharp = channel.bandwidth60() - bandwidth < SHARP * nyquist;
      report.found(
          sharp ? WARNING : INFO,
          bandwidth / nyquist,
          report.limit(),
          "the spectrum %s at %.0f Hz of %.0f",
          sharp ? "ends" : "fades",
          bandwidth,
          nyquist);
    }
  }
}
