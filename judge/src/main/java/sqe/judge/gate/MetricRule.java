package sqe.judge.gate;

import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricInfo.Direction;

/**
 * What a policy says of one metric; null where it says nothing. Made by {@link #plain}, {@link
 * #ofMargin} or a {@link #builder}.
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

  /** Checks that each number is one of its kind. */
  public MetricRule {
    if (margin != null && (!(margin >= 0) || Double.isInfinite(margin))) {
      throw new IllegalArgumentException("a margin is 0 or more, not " + margin);
    }
    if (!(worseShare >= 0 && worseShare <= 1)) {
      throw new IllegalArgumentException(
          "worse_share is a share of the files, from 0 to 1, not " + worseShare);
    }
    requireNumber("min", minimum);
    requireNumber("max", maximum);
    requireNumber("mean_min", meanMinimum);
    requireNumber("mean_max", meanMaximum);
    requireNumber("worse_than", worseThan);
    requireOrder("min", minimum, "max", maximum);
    requireOrder("mean_min", meanMinimum, "mean_max", meanMaximum);
  }

  /** No score is beyond NaN, so that such a limit would hold nothing. */
  private static void requireNumber(String name, @Nullable Double value) {
    if (value != null && value.isNaN()) {
      throw new IllegalArgumentException(name + " must be a number, and is NaN");
    }
  }

  private static void requireOrder(
      String low, @Nullable Double minimum, String high, @Nullable Double maximum) {
    if (minimum != null && maximum != null && minimum > maximum) {
      throw new IllegalArgumentException(
          "%s %s is above %s %s: no score can be between".formatted(low, minimum, high, maximum));
    }
  }

  /** A rule that says nothing: a primary metric with its usual margin. */
  public static MetricRule plain() {
    return builder().build();
  }

  /**
   * A primary metric that may lose so much, on average.
   *
   * @param margin in the metric's unit, at least 0
   */
  public static MetricRule ofMargin(double margin) {
    return builder().margin(margin).build();
  }

  /** A builder of a rule that says nothing so far. */
  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with what this rule says. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.margin = margin;
    builder.minimum = minimum;
    builder.maximum = maximum;
    builder.meanMinimum = meanMinimum;
    builder.meanMaximum = meanMaximum;
    builder.worseThan = worseThan;
    builder.worseShare = worseShare;
    builder.primary = primary;
    builder.direction = direction;
    return builder;
  }

  /** Makes a rule, one sentence a call. A null takes back what was said. */
  public static final class Builder {

    private @Nullable Double margin;
    private @Nullable Double minimum;
    private @Nullable Double maximum;
    private @Nullable Double meanMinimum;
    private @Nullable Double meanMaximum;
    private @Nullable Double worseThan;
    private double worseShare;
    private boolean primary = true;
    private @Nullable Direction direction;

    private Builder() {}

    /** The largest loss of the mean that is accepted, in the metric's unit; at least 0. */
    public Builder margin(@Nullable Double value) {
      margin = value;
      return this;
    }

    /** No file may score lower. */
    public Builder minimum(@Nullable Double value) {
      minimum = value;
      return this;
    }

    /** No file may score higher. */
    public Builder maximum(@Nullable Double value) {
      maximum = value;
      return this;
    }

    /** The mean may not be lower. */
    public Builder meanMinimum(@Nullable Double value) {
      meanMinimum = value;
      return this;
    }

    /** The mean may not be higher. */
    public Builder meanMaximum(@Nullable Double value) {
      meanMaximum = value;
      return this;
    }

    /**
     * A limit on files that lose much.
     *
     * @param loss a file that loses more than this is counted
     * @param share the largest share of such files that is accepted, from 0 to 1
     */
    public Builder worseThan(@Nullable Double loss, double share) {
      worseThan = loss;
      worseShare = share;
      return this;
    }

    /** Whether a regression of this metric fails the gate; it does unless this says otherwise. */
    public Builder primary(boolean value) {
      primary = value;
      return this;
    }

    /** Which way is better; for metrics that sqe does not know. */
    public Builder direction(@Nullable Direction value) {
      direction = value;
      return this;
    }

    /** The rule. */
    public MetricRule build() {
      return new MetricRule(
          margin,
          minimum,
          maximum,
          meanMinimum,
          meanMaximum,
          worseThan,
          worseShare,
          primary,
          direction);
    }
  }
}
