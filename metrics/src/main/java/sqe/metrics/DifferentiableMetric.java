package sqe.metrics;

/** A metric with a gradient: usable as a training criterion. */
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
   * @param gradient ∂value/∂estimate, one element a sample at the pair's own rate; a new array
   */
  record Differentiated(double value, double[] gradient) {}
}
