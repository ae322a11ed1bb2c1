package sqe.metrics.urgent;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings {@code sdr_urgent} and {@code pesq_urgent}. */
public final class UrgentProvider implements MetricProvider {

  /** Found by the service loader. */
  public UrgentProvider() {}

  @Override
  public List<Metric> metrics() {
    return List.of(new UrgentSdr(), new UrgentPesq());
  }
}
