package sqe.metrics.urgent;

import sqe.metrics.AtRate;
import sqe.metrics.Derivation;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.pesq.Pesq;

/**
 * PESQ of which the sample rate decides the form: narrowband at 8 kHz, wideband at 16 kHz, and
 * wideband of both signals resampled to 16 kHz above that.
 */
final class UrgentPesq implements Metric {

  private static final int NARROW = 8000;
  private static final int WIDE = 16000;

  private final Metric narrowband = Pesq.narrowband();
  private final Metric wideband = Pesq.wideband();
  private final Resampled resampled = new Resampled(AtRate.of(WIDE));
  private final MetricInfo info =
      MetricInfo.builder("pesq_urgent")
          .name("PESQ of the URGENT challenge")
          .family("urgent")
          .unit("MOS")
          .range(narrowband.info().range().minimum(), wideband.info().range().maximum())
          .parameter("8000", "nb")
          .parameter("16000", "wb")
          .parameter("above", "wb_resampled")
          .builtOn(narrowband.info())
          .builtOn(wideband.info())
          .definition(
              "pesq_nb at 8 kHz, pesq_wb at 16 kHz, and above that pesq_wb of both signals resampled"
                  + " to 16 kHz. Means over files of several rates mix the two scales.")
          .edgeCases(
              "Another rate below 16 kHz: no score.",
              "Where PESQ has no score there is none (the challenge's script keeps error codes such"
                  + " as -6 as scores, but for files without utterances).",
              "Resampled by sqe: the challenge resamples with soxr, which moves single scores by up"
                  + " to 0.003.")
          .source("urgent2024_challenge and urgent2025_challenge, evaluation_metrics")
          .usualLengths(wideband.info().usualLengths())
          .sentinels(wideband.info().sentinels())
          .build();

  @Override
  public MetricInfo info() {
    return info;
  }

  @Override
  public Score score(SignalPair pair) {
    int rate = pair.sampleRate();
    if (rate == NARROW) {
      return pair.score(narrowband);
    }
    if (rate < WIDE) {
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.WRONG_RATE,
          "exists at 8000 Hz and from 16000 Hz up, the pair has %s Hz".formatted(rate));
    }
    return rate == WIDE ? pair.score(wideband) : pair.derive(resampled).score(wideband);
  }

  private record Resampled(AtRate rate) implements Derivation<SignalPair, SignalPair> {
    @Override
    public SignalPair from(SignalPair pair) {
      pair.requireFinite();
      return new SignalPair(
          pair.reference().derive(rate), pair.estimate().derive(rate), null, null);
    }
  }
}
