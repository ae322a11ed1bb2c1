package sqe.metrics.loss;

import java.util.List;

/**
 * A loss and its gradients, from one forward pass.
 *
 * @param value of shape () for the reductions sum and mean, else one value an element or row
 * @param gradients derivative of the sum of {@code value} with respect to each differentiable
 *     input, in the order of the inputs and of their shapes
 */
public record LossResult(Tensor value, List<Tensor> gradients) {

  /** Copies the list. */
  public LossResult {
    gradients = List.copyOf(gradients);
  }

  /**
   * The value as one number.
   *
   * @throws IllegalStateException when the reduction was none and there are several
   */
  public double scalar() {
    if (value.rank() != 0) {
      throw new IllegalStateException("not reduced: value of shape " + value.describeShape());
    }
    return value.values()[0];
  }

  /** The gradient with respect to the first input: the prediction, the scores, the weights. */
  public Tensor gradient() {
    return gradients.get(0);
  }
}
