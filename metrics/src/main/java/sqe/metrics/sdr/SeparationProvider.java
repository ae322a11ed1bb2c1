package sqe.metrics.sdr;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** The ratios that tell interference from artefacts up to a gain, and those that go by windows. */
public final class SeparationProvider implements MetricProvider {

  /** For {@link java.util.ServiceLoader}. */
  public SeparationProvider() {}

  @Override
  public List<Metric> metrics() {
    return List.of(
        SeparationRatio.siSir(ProjectionOptions.scaleInvariant()),
        SeparationRatio.siSar(ProjectionOptions.scaleInvariant()),
        NoiseRatio.sir(),
        NoiseRatio.sar(),
        FrameRatio.sdr(),
        FrameRatio.isr(),
        FrameRatio.sir(),
        FrameRatio.sar());
  }
}
