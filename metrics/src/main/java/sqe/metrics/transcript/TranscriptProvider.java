package sqe.metrics.transcript;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings the family {@code transcript}, of texts as they are. */
public final class TranscriptProvider implements MetricProvider {

  /** Found by the service loader. */
  public TranscriptProvider() {}

  @Override
  public List<Metric> metrics() {
    return TranscriptMetrics.of(Normaliser.NONE);
  }
}
