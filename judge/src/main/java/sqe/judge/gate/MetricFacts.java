package sqe.judge.gate;

import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Direction;

/**
 * What a gate must know of a column of scores.
 *
 * @param column its name: a metric's id, or one with {@code _delta} or {@code _corrected}
 * @param unit may be empty
 * @param direction which way is better
 * @param usualMargin the margin that is customary to start with; null where there is no custom
 * @param known whether it is a metric of the catalog
 */
public record MetricFacts(
    String column, String unit, Direction direction, @Nullable Double usualMargin, boolean known) {

  /** The metric's id behind a column's name. */
  public static String metricOf(String column) {
    return column.replaceFirst("_(delta|corrected)$", "");
  }

  /**
   * The facts of a column.
   *
   * @param direction what a policy says, or null; where neither it nor the catalog knows, higher is
   *     better
   */
  public static MetricFacts of(
      String column, @Nullable Direction direction, MetricCatalog catalog) {
    String id = metricOf(column);
    Optional<MetricInfo> info = catalog.find(id).map(Metric::info);
    String unit = info.map(MetricInfo::unit).orElse("");
    Direction known = info.map(MetricInfo::direction).orElse(Direction.HIGHER_IS_BETTER);
    OptionalDouble margin = info.map(MetricInfo::usualMargin).orElse(OptionalDouble.empty());
    return new MetricFacts(
        column,
        unit,
        direction == null ? known : direction,
        margin.isPresent() ? margin.getAsDouble() : null,
        info.isPresent());
  }

  /** +1 where higher is better, −1 where lower is, 0 where neither is. */
  public int sign() {
    return direction.sign();
  }
}
