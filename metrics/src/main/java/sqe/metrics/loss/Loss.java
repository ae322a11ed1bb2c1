package sqe.metrics.loss;

import java.util.List;

/**
 * A loss between arrays, with its gradient: a training criterion.
 *
 * <p>Implementations are records of their parameters, checked by the constructor. Semantics are
 * PyTorch's, with three differences: arrays of different shapes are refused instead of broadcast,
 * labels that are none are refused, and where the gradient has no limit at a kink it is zero.
 * Unlike a metric, a loss of an empty array or of NaN has the value PyTorch gives it, which may be
 * NaN. All arithmetic is double precision in a fixed order.
 */
public sealed interface Loss
    permits BinaryHinge,
        BoundingBoxKl,
        CosineEmbedding,
        CrossEntropy,
        HingeEmbedding,
        KlDivergence,
        MeanSquareLoss,
        MultiMargin,
        NegativeLogLikelihood,
        RegressionLoss,
        UncertaintyWeighting,
        WeightPenalty {

  /**
   * Value and gradients.
   *
   * @param inputs the arrays in the order of the loss's {@link LossInfo#inputs()}; not changed
   * @throws LossInputException when their number, shapes or labels do not fit
   */
  LossResult evaluate(List<Tensor> inputs);

  /** Value and gradients of the arrays given one by one. */
  default LossResult evaluate(Tensor... inputs) {
    return evaluate(List.of(inputs));
  }
}
