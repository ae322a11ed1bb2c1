package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SPECTRUM;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;

/** Check 39: {@code ref-snr}. */
final class ReferenceSnrCheck implements Check.OfReferenceSpeech {

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

  private static final double SHORT = 1; // seconds

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    if (file.seconds() >= SHORT && channel.snr() < report.limit()) {
      report.found(WARNING, channel.snr(), report.limit(), "SNR about %.0f dB", channel.snr());
    }
  }
}
