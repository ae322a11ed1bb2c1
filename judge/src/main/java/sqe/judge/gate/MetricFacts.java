package sqe.judge.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricSummary;
import sqe.metrics.NumberText;
import sqe.metrics.ScoreKind;
import sqe.table.ScoreTable;
import sqe.table.TableSignatures;

/**
 * What a gate must know of a column of scores.
 *
 * @param column its name: a metric's id, or one with {@code _delta} or {@code _corrected}
 * @param unit may be empty
 * @param direction which way is better
 * @param usualMargin the margin that is customary to start with; null where there is no custom
 * @param kind what values it can have; null where that is not known
 * @param ratio the columns whose sums over a set make the set's value; null where it is the mean
 *     that is compared
 * @param meanOfRates whether it is the mean although the metric is a rate among such as have a
 *     ratio
 */
public record MetricFacts(
    String column,
    String unit,
    Direction direction,
    @Nullable Double usualMargin,
    @Nullable ScoreKind kind,
    MetricInfo.@Nullable Ratio ratio,
    boolean meanOfRates) {

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
    Optional<MetricSummary> summary = catalog.summary(id);
    Optional<ScoreKind> kind = catalog.kindOf(id);
    String unit = summary.map(MetricSummary::unit).orElse("");
    Direction known = kind.map(ScoreKind::direction).orElse(Direction.HIGHER_IS_BETTER);
    Optional<MetricSummary> custom =
        summary.or(
            () ->
                catalog.family(id).stream().findFirst().map(each -> MetricSummary.of(each.info())));
    return new MetricFacts(
        column,
        unit,
        direction == null ? known : direction,
        custom.map(MetricSummary::usualMargin).orElse(null),
        kind.orElse(null),
        column.equals(id)
            ? catalog.find(id).flatMap(metric -> metric.info().ratio()).orElse(null)
            : null,
        column.equals(id)
            && catalog
                .find(id)
                .filter(metric -> isAmongRatios(metric.info(), catalog))
                .isPresent());
  }

  /** A rate without ratio in a family where others have one: the reader would expect one, too. */
  private static boolean isAmongRatios(MetricInfo metric, MetricCatalog catalog) {
    return metric.ratio().isEmpty()
        && metric.direction() != Direction.NEITHER
        && catalog.family(metric.family()).stream()
            .anyMatch(other -> other.info().ratio().isPresent());
  }

  /** Whether a table has what a set's value is the quotient of. */
  public boolean isRatioIn(ScoreTable table) {
    return ratio != null && table.has(ratio.numerator()) && table.has(ratio.denominator());
  }

  /** Whether anything is known of it. */
  public boolean known() {
    return kind != null;
  }

  /**
   * What values the column can hold in this table: of our own numbers the range, of those of other
   * tools their sentinels, too, and a range as wide as they round.
   *
   * @return empty where nothing is known of the metric
   */
  Optional<ScoreKind> kindIn(ScoreTable table) {
    if (kind == null) {
      return Optional.empty();
    }
    TableSignatures signed = table.signatures();
    boolean ours = signed != null && signed.metrics().containsKey(metricOf(column));
    ScoreKind written = ours ? kind.withoutSentinels() : kind.rounded();
    return Optional.of(column.endsWith("_delta") ? written.ofDifferences() : written);
  }

  /** The range in words: {@code 1.012 to 4.644}. */
  String rangeText(ScoreKind written) {
    return bound(written.range().minimum()) + " to " + bound(written.range().maximum());
  }

  private static String bound(double value) {
    return Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : NumberText.rounded(value, 4);
  }

  /** The infinity that is worse than any score. */
  public double worst() {
    return direction.worst();
  }

  /** +1 where higher is better, −1 where lower is, 0 where neither is. */
  public int sign() {
    return direction.sign();
  }
}
