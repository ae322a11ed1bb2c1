package sqe.audit.check;

import static sqe.audit.check.CheckInfo.Group.PAIR;
import static sqe.audit.check.Severity.ERROR;
import static sqe.audit.check.Severity.WARNING;

import java.util.List;
import sqe.audit.check.CheckInfo.Limit;
import sqe.audit.feature.Corrections;
import sqe.audit.feature.PairFeatures;
import sqe.dsp.alignment.DelayEstimate;

/** Check 30: {@code delay}. */
final class DelayCheck implements Check.OfPairChannel {

  private static final CheckInfo ABOUT =
      new CheckInfo(
          30,
          "delay",
          PAIR,
          ERROR,
          "The estimate is late (positive) or early: the peak of the cross-correlation, "
              + "or of GCC-PHAT where that is unclear.",
          List.of(
              new Limit("", 1, "samples", "smallest delay with a warning"),
              new Limit("error", 0.032, "s", "largest delay without an error")),
          "fast_bss_eval issue 14; limits own: one sample costs SI-SDR, 32 ms is beyond "
              + "what BSS Eval filters away",
          "Remove the delay (score with --align integer), and tell whoever made the " + "system.");

  @Override
  public CheckInfo info() {
    return ABOUT;
  }

  @Override
  public void check(PairFeatures.Channel channel, PairFeatures pair, Reporter report) {
    DelayEstimate delay = channel.delay();
    int rate = pair.reference().sampleRate();
    if (pair.trusts(delay) && Math.abs(delay.wholeSamples()) >= report.limit()) {
      double largest = report.limit("error") * rate;
      boolean error = Math.abs(delay.samples()) > largest;
      report.found(
          error ? ERROR : WARNING,
          delay.samples(),
          error ? largest : report.limit(),
          "%+d samples (%+.1f ms)%s",
          delay.wholeSamples(),
          1000 * delay.samples() / rate,
          Corrections.phrase(
              "si_sdr",
              channel.corrections().siSdr(),
              channel.corrections().siSdrAligned(),
              "after removing it"));
    }
  }
}
