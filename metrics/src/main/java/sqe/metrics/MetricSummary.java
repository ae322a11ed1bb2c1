package sqe.metrics;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Range;

/**
 * As much of a metric as a judge of its scores must know; small enough to travel with a table.
 *
 * @param unit may be empty
 * @param range the values it can take
 * @param direction which way is better
 * @param usualMargin the margin that is customary to start with; null where there is no custom
 */
public record MetricSummary(
    String unit, Range range, Direction direction, @Nullable Double usualMargin) {

  /** Of a metric. */
  public static MetricSummary of(MetricInfo info) {
    return new MetricSummary(
        info.unit(),
        info.range(),
        info.direction(),
        info.usualMargin().isPresent() ? info.usualMargin().getAsDouble() : null);
  }

  /** What values a column of its scores can hold. */
  public ScoreKind kind() {
    return new ScoreKind(range, direction, List.of());
  }
}
