package sqe.metrics;

import java.util.List;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Range;

/**
 * What values a column of scores can hold, be the metric ours or one that only other tools have.
 *
 * @param range the values it can take
 * @param direction which way is better
 * @param sentinels values that other tools write for it and that are no measurement
 */
public record ScoreKind(Range range, Direction direction, List<Sentinel> sentinels) {

  /** Beyond a bound by no more than this, a value has left its range by rounding. */
  private static final double ROUNDING = 1e-9;

  /** Other tools round their scores: bounds are taken outwards to this many parts of one. */
  private static final double FOREIGN_PARTS = 20;

  private static final double PERCENT = 100;

  /** Copies the list. */
  public ScoreKind {
    sentinels = List.copyOf(sentinels);
  }

  /** The kind of one of our metrics. */
  public static ScoreKind of(MetricInfo info) {
    return new ScoreKind(info.range(), info.direction(), info.sentinels());
  }

  /** The same for scores that another tool has written, with fewer digits. */
  public ScoreKind rounded() {
    return new ScoreKind(
        new Range(
            Math.floor(range.minimum() * FOREIGN_PARTS) / FOREIGN_PARTS,
            Math.ceil(range.maximum() * FOREIGN_PARTS) / FOREIGN_PARTS),
        direction,
        sentinels);
  }

  /** The kind of a difference of two such scores, which no sentinel stands for. */
  public ScoreKind ofDifferences() {
    double width = range.maximum() - range.minimum();
    return new ScoreKind(new Range(-width, width), direction, List.of());
  }

  /** The same without sentinels: of scores whose origin is known. */
  public ScoreKind withoutSentinels() {
    return new ScoreKind(range, direction, List.of());
  }

  /** Whether a value lies in the range; never of NaN. */
  public boolean isPossible(double value) {
    return value >= range.minimum() - ROUNDING && value <= range.maximum() + ROUNDING;
  }

  /** Whether a value is one of the sentinels, of whatever meaning. */
  public boolean isSentinel(double value) {
    return sentinels.stream().anyMatch(each -> each.contains(value));
  }

  /** Whether other tools return this value where they cannot give a score. */
  public boolean standsForNoScore(double value) {
    return sentinels.stream()
        .anyMatch(each -> each.meaning() == Sentinel.Meaning.NO_SCORE && each.contains(value));
  }

  /** Whether a value is out of range and would be in it if it were percent. */
  public boolean looksLikePercent(double value) {
    return range.maximum() <= 1 && value > 2 * range.maximum() && isPossible(value / PERCENT);
  }
}
