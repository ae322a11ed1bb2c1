package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** The waveform losses with the parameters they are scored with: ε = 0, β = 1, δ = 1. */
public final class LossProvider implements MetricProvider {

  @Override
  public List<Metric> metrics() {
    return List.of(
        WaveformLosses.l1(),
        WaveformLosses.mse(),
        WaveformLosses.rmse(0),
        WaveformLosses.logMse(0),
        WaveformLosses.smoothL1(1),
        WaveformLosses.huber(1));
  }
}
