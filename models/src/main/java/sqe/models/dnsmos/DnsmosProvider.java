package sqe.models.dnsmos;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings the families {@code dnsmos} and {@code pdnsmos}. */
public final class DnsmosProvider implements MetricProvider {

  /** Found by the service loader. */
  public DnsmosProvider() {}

  @Override
  public List<Metric> metrics() {
    return DnsmosMetrics.all(DnsmosOptions.DEFAULT);
  }
}
