package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.PAIR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.NoiseOrder;

/** Check 34: {@code swapped}. */
final class SwappedCheck implements Check.OfPair, Check.OfPairSpeech {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          34,
          "swapped",
          PAIR,
          WARNING,
          "The reference is the noisy side: its speech stands less far above its noise floor "
              + "than the estimate's, and either not far at all, or what it has beside the "
              + "estimate is noise, as loud in pauses as under speech; or two channels are "
              + "exchanged.",
          List.of(
              new Limit("", NoiseOrder.LEAD, "dB", "smallest lead of the estimate"),
              new Limit(
                  "snr",
                  NoiseOrder.NOISY,
                  "dB",
                  "largest SNR of a reference that counts as noisy in any case"),
              new Limit(
                  "clean",
                  NoiseOrder.CLEAN,
                  "dB",
                  "largest SNR of a reference whose noise is looked at"),
              new Limit(
                  "rise",
                  NoiseOrder.LARGEST_RISE,
                  "dB",
                  "by how much noise may be louder under loud speech than in pauses")),
          "DTLN issue 16; limits own: see the distribution in the documentation",
          "Give the clean folder first; exchange the channels.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures pair, Reporter report) {
    if (pair.channelsSwapped()) {
      report.found(WARNING, "the two channels are exchanged");
    }
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    NoiseOrder noise = channel.noise();
    double lead = report.limit();
    if (noise.referenceIsNoisier(
        lead, report.limit("snr"), report.limit("clean"), report.limit("rise"))) {
      report.found(
          WARNING,
          noise.lead(),
          lead,
          "reference SNR %.1f dB, estimate %.1f dB: exchanged?",
          noise.referenceSnr(),
          noise.estimateSnr());
    }
  }
}
