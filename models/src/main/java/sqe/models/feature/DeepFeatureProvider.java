package sqe.models.feature;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings {@code deep_feature} and {@code dpam}. */
public final class DeepFeatureProvider implements MetricProvider {

  /** Found by the service loader. */
  public DeepFeatureProvider() {}

  @Override
  public List<Metric> metrics() {
    return List.of(new DeepFeature(), new Dpam());
  }
}
