package sqe.metrics;

import sqe.metrics.UndefinedScoreException.Reason;

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
   *     gradient: at an infinite value, and where the gradient overflows
   */
  Differentiated differentiate(SignalPair pair);

  /**
   * A value and its gradient.
   *
   * @param value as {@link Metric#score} gives it
   * @param gradient ∂value/∂estimate with the value's own sign, one element a sample at the pair's
   *     own rate; a new array
   */
  record Differentiated(double value, double[] gradient) {

    /**
     * Checks that there is a gradient: a step along one that is not finite would spoil a model.
     *
     * @throws UndefinedScoreException when the value or an element is not finite
     */
    public Differentiated {
      if (Double.isInfinite(value)) {
        throw new UndefinedScoreException(
            Reason.OUT_OF_DOMAIN, "the value is infinite here and has no gradient");
      }
      requireNumbers(Double.isNaN(value) ? new double[] {value} : gradient);
    }

    private static void requireNumbers(double[] numbers) {
      for (double number : numbers) {
        if (!Double.isFinite(number)) {
          throw new UndefinedScoreException(
              Reason.NOT_FINITE, "the gradient overflows: are the samples scaled to [-1, 1)?");
        }
      }
    }
  }
}
