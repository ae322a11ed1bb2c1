package sqe.judge.gate;

import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo.Direction;

/**
 * What a policy says of one metric; null where it says nothing.
 *
 * @param margin the largest loss that is accepted, in the metric's unit; at least 0
 * @param minimum no file may score lower
 * @param maximum no file may score higher
 * @param meanMinimum the mean may not be lower
 * @param meanMaximum the mean may not be higher
 * @param worseThan a file that loses more than this is counted …
 * @param worseShare … and no larger share of files than this may
 * @param primary whether a regression of it fails the gate
 * @param direction which way is better; needed for metrics that sqe does not know
 */
public record MetricRule(
    @Nullable Double margin,
    @Nullable Double minimum,
    @Nullable Double maximum,
    @Nullable Double meanMinimum,
    @Nullable Double meanMaximum,
    @Nullable Double worseThan,
    double worseShare,
    boolean primary,
    @Nullable Direction direction) {

  /** A rule that says nothing: a primary metric with its usual margin. */
  public static MetricRule plain() {
    return new MetricRule(null, null, null, null, null, null, 0, true, null);
  }

  /** The same with another margin. */
  public MetricRule withMargin(double value) {
    return new MetricRule(
        value,
        minimum,
        maximum,
        meanMinimum,
        meanMaximum,
        worseThan,
        worseShare,
        primary,
        direction);
  }

  /** The same with another direction. */
  public MetricRule withDirection(Direction value) {
    return new MetricRule(
        margin, minimum, maximum, meanMinimum, meanMaximum, worseThan, worseShare, primary, value);
  }
}
