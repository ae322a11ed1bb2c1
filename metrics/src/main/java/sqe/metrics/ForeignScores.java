package sqe.metrics;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Range;

/**
 * Columns that only other tools have; {@code pesq}, {@code lsd} and {@code visqol} do not say which
 * of ours they are.
 */
final class ForeignScores {

  private static final Map<String, ScoreKind> KINDS =
      Map.ofEntries(
          Map.entry("pesq", higher(-0.5, 4.65)),
          Map.entry("dnsmos", higher(1, 5)),
          Map.entry("visqol", higher(1, 5)),
          Map.entry("wer", lower()),
          Map.entry("cer", lower()),
          Map.entry("lsd", lower()));

  private ForeignScores() {}

  private static ScoreKind lower() {
    return new ScoreKind(Range.nonNegative(), Direction.LOWER_IS_BETTER, List.of());
  }

  private static ScoreKind higher(double minimum, double maximum) {
    return new ScoreKind(new Range(minimum, maximum), Direction.HIGHER_IS_BETTER, List.of());
  }

  /** What is known of a column, with the sentinels of a family that has its name. */
  static Optional<ScoreKind> of(String column, MetricCatalog catalog) {
    String name = column.toLowerCase(Locale.ROOT);
    ScoreKind kind = KINDS.get(name);
    if (kind == null) {
      return Optional.empty();
    }
    List<Metric> family = catalog.family(name);
    return Optional.of(
        family.isEmpty()
            ? kind
            : new ScoreKind(kind.range(), kind.direction(), family.get(0).info().sentinels()));
  }
}
