package sqe.metrics.urgent;

import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.sdr.Sdr;

/**
 * SDR of BSS Eval version 3 within ±50 dB, as fast_bss_eval has it with {@code clamp_db=50}: what
 * the limit holds is exactly 50 or −50, all else is {@code sdr}.
 */
final class UrgentSdr implements Metric {

  private static final double LIMIT = 50;

  private final Metric plain = Sdr.bssEval();
  private final MetricInfo info =
      MetricInfo.builder("sdr_urgent")
          .name("Signal-to-distortion ratio of the URGENT challenge")
          .family("urgent")
          .unit("dB")
          .range(-LIMIT, LIMIT)
          .parameter("clamp", "50")
          .builtOn(plain.info())
          .definition("max(-50, min(50, sdr)): sdr of BSS Eval version 3, limited to 50 dB.")
          .edgeCases(
              "Silent reference: undefined (the challenge's script crashes).",
              "Silent estimate: -50, with a note.",
              "Estimate equal to the reference: 50.",
              "The challenge's script computes in single precision and is off by up to 1e-4 dB.")
          .source("urgent2024_challenge and urgent2025_challenge, evaluation_metrics")
          .build();

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    Score score = pair.score(plain);
    return info.score(Math.max(-LIMIT, Math.min(LIMIT, score.value())), score.notes());
  }
}
