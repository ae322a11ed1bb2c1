package sqe.metrics.f0;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings the measures of F0 and voicing on the tracks of YIN. */
public final class F0Provider implements MetricProvider {

  /** Found by the service loader. */
  public F0Provider() {}

  @Override
  public List<Metric> metrics() {
    return F0Metrics.ofYin();
  }
}
