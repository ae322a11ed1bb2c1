package sqe.metrics.loss;

import java.util.List;
import java.util.Map;
import sqe.metrics.DifferentiableMetric;

/**
 * A metric that has parameters as a loss. As a measure it has none: everybody's numbers are those
 * of the defaults.
 */
public interface AdjustableMetric extends DifferentiableMetric {

  /** What can be set, with the values of the measure. */
  List<LossInfo.Parameter> parameters();

  /**
   * The loss with these parameters, which its signature names.
   *
   * @param values as text, by the names of {@link #parameters()}; the others keep their defaults
   * @throws IllegalArgumentException with a phrase for the user when a value is wrong
   */
  DifferentiableMetric with(Map<String, String> values);
}
