package sqe.metrics.sdr;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** The metrics of the SDR family with their plain definitions. */
public final class SdrProvider implements MetricProvider {

  @Override
  public List<Metric> metrics() {
    return List.of(
        Snr.plain(),
        SiSdr.plain(),
        SiSdr.zeroMean(),
        SdSdr.guarded(),
        Sdr.bssEval(),
        SeparationRatio.sir(ProjectionOptions.bssEval()),
        SeparationRatio.sar(ProjectionOptions.bssEval()),
        Sdr.convolutive(),
        SaSdr.plain(),
        Wsdr.published());
  }
}
