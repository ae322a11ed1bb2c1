package sqe.metrics.level;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** Brings {@code active_level}. */
public final class LevelProvider implements MetricProvider {

  /** Found by the service loader. */
  public LevelProvider() {}

  @Override
  public List<Metric> metrics() {
    return List.of(new ActiveLevel());
  }
}
