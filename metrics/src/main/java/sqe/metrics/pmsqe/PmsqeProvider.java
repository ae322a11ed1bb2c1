package sqe.metrics.pmsqe;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings {@code pmsqe} and {@code pmsqe_mos}. */
public final class PmsqeProvider implements MetricProvider {

  @Override
  public List<Metric> metrics() {
    return List.of(new Pmsqe(), new PmsqeMos());
  }
}
