package sqe.metrics;

/**
 * A metric with a gradient: usable as a training criterion.
 *
 * <p>The gradient is that of the metric as it is, not of a loss made of it: it points to where the
 * value grows. To improve an estimate follow it where {@link MetricInfo#direction()} says that
 * higher is better, and go against it where lower is; a loss to be minimised is the metric times
 * minus {@link MetricInfo.Direction#sign()}, and so is its gradient.
 */
public interface DifferentiableMetric extends Metric {

  /**
   * Value and gradient in one forward pass.
   *
   * @param pair as for {@link #score}
   * @throws UndefinedScoreException as for {@link #score}, and where there is a value but no
   *     gradient: at an infinite value
   */
  Differentiated differentiate(SignalPair pair);

  /**
   * A value and its gradient.
   *
   * @param value as {@link Metric#score} gives it
   * @param gradient ∂value/∂estimate with the value's own sign, one element a sample at the pair's
   *     own rate; a new array
   */
  record Differentiated(double value, double[] gradient) {}
}
