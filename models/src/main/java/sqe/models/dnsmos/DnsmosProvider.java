package sqe.models.dnsmos;

import java.util.ArrayList;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings the families {@code dnsmos} and {@code pdnsmos}, and {@code dnsmos_ovrl_urgent}. */
public final class DnsmosProvider implements MetricProvider {

  /** Found by the service loader. */
  public DnsmosProvider() {}

  @Override
  public List<Metric> metrics() {
    List<Metric> metrics = new ArrayList<>(DnsmosMetrics.all(DnsmosOptions.DEFAULT));
    metrics.add(DnsmosMetrics.urgent());
    return List.copyOf(metrics);
  }
}
