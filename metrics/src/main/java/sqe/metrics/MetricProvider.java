package sqe.metrics;

import java.util.List;

/**
 * Brings a family of metrics; found by {@link java.util.ServiceLoader}, so that a jar on the class
 * path can add its own.
 */
public interface MetricProvider {

  /** The metrics of this family, in the order they are listed. */
  List<Metric> metrics();
}
