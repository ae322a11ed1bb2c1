package sqe.table;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Range;
import sqe.metrics.MetricSummary;

/** What metadata and locks say of metrics that only their user knows. */
final class MetricSummaryJson {

  private MetricSummaryJson() {}

  /** Objects of JSON, by id; bounds that are infinite, and a margin that is none, are left out. */
  static Map<String, Object> written(Map<String, MetricSummary> metrics) {
    Map<String, Object> all = new LinkedHashMap<>();
    metrics.forEach((id, summary) -> all.put(id, written(summary)));
    return all;
  }

  private static Map<String, Object> written(MetricSummary summary) {
    Map<String, Object> one = new LinkedHashMap<>();
    one.put("unit", summary.unit());
    one.put("better", summary.direction().name().toLowerCase(Locale.ROOT));
    if (Double.isFinite(summary.range().minimum())) {
      one.put("minimum", summary.range().minimum());
    }
    if (Double.isFinite(summary.range().maximum())) {
      one.put("maximum", summary.range().maximum());
    }
    if (summary.usualMargin() != null) {
      one.put("margin", summary.usualMargin());
    }
    return one;
  }

  /** What stands there; what is no such object, or has no direction, says nothing. */
  static Map<String, MetricSummary> read(@Nullable Object stored) {
    Map<String, MetricSummary> all = new LinkedHashMap<>();
    if (stored instanceof Map<?, ?> metrics) {
      metrics.forEach(
          (id, one) -> {
            Direction direction = one instanceof Map<?, ?> map ? direction(map) : null;
            if (direction != null) {
              all.put(String.valueOf(id), read((Map<?, ?>) one, direction));
            }
          });
    }
    return all;
  }

  private static MetricSummary read(Map<?, ?> one, Direction direction) {
    Double minimum = number(one.get("minimum"));
    Double maximum = number(one.get("maximum"));
    Object unit = one.get("unit");
    return new MetricSummary(
        unit == null ? "" : String.valueOf(unit),
        new Range(
            minimum == null ? Double.NEGATIVE_INFINITY : minimum,
            maximum == null ? Double.POSITIVE_INFINITY : maximum),
        direction,
        number(one.get("margin")));
  }

  private static @Nullable Direction direction(Map<?, ?> one) {
    for (Direction direction : Direction.values()) {
      if (direction.name().toLowerCase(Locale.ROOT).equals(one.get("better"))) {
        return direction;
      }
    }
    return null;
  }

  private static @Nullable Double number(@Nullable Object value) {
    return value instanceof Number number ? Double.valueOf(number.doubleValue()) : null;
  }
}
