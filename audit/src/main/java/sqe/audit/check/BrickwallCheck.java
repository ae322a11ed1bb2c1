package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.SPECTRUM;
import static sqe.audit.check.Severity.INFO;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.dsp.activity.LongTermSpectrum;

/** Check 36: {@code brickwall}. */
final class BrickwallCheck implements Check.OfReferenceSpeech {

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
  public void check(ChannelFeatures channel, FileFeatures file, Reporter report) {
    LongTermSpectrum.Edge edge = channel.edge();
    if (edge.drop() > report.limit()) {
      report.found(
          INFO,
          edge.drop(),
          report.limit(),
          "falls by %.0f dB at %.0f Hz",
          edge.drop(),
          edge.hertz());
    }
  }
}
