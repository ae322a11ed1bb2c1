package org.example.metric;

import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.MetricProvider;

/** What the jar brings; named in {@code META-INF/services/sqe.metrics.MetricProvider}. */
public final class LevelMetrics implements MetricProvider {

  @Override
  public List<Metric> metrics() {
    return List.of(new LevelChange());
  }
}
