package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;

/**
 * Regression with its own uncertainty, after the bounding-box loss of He et al. (2019): inputs
 * estimates x_e, log-variances α = ln σ² and true values x_g of one shape. With δ = |x_g − x_e| the
 * loss is ½e^(−α)δ² + α/2 up to δ = 1 and e^(−α)(δ − ½) + α/2 beyond: smooth L1 with a learned
 * weight.
 *
 * @param reduction none, sum or mean
 */
public record BoundingBoxKl(Reduction reduction) implements Loss {

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "bounding_box_kl",
              "Bounding-box KL",
              Group.MULTI_TASK,
              List.of(
                  new Input("estimate", "x_e, any shape", true),
                  new Input("log-variance", "α = ln σ², the shape of the estimate", true),
                  new Input("truth", "x_g, the shape of the estimate", false)),
              new Mathematics(
                  "½e^(−α)δ² + α/2 where δ ≤ 1, else e^(−α)(δ − ½) + α/2; δ = |x_g − x_e|",
                  "all reals",
                  "∂x_e: −e^(−α)(x_g − x_e) clamped to ±e^(−α); ∂α: ½ minus the data term"),
              List.of(),
              LossInfo.ELEMENT_REDUCTIONS,
              new Advice(
                  "regression where each prediction says how sure it is",
                  "uncertainty shared by several predictions: each has its own"),
              List.of("Empty: mean NaN, sum 0, none empty."),
              "He et al., Bounding box regression with uncertainty (2019), equations 9 and 10"),
          arguments -> new BoundingBoxKl(arguments.reduction()));

  /** Checks the reduction. */
  public BoundingBoxKl {
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireSameShape(inputs, "estimate", "log-variance", "truth");
    Tensor estimate = inputs.get(0);
    double[] alpha = inputs.get(1).values();
    double[] truth = inputs.get(2).values();
    double[] losses = new double[alpha.length];
    double[] byEstimate = new double[alpha.length];
    double[] byLogVariance = new double[alpha.length];
    double divisor = reduction.divisor(estimate.shape());
    for (int i = 0; i < losses.length; i++) {
      double difference = truth[i] - estimate.values()[i];
      double distance = Math.abs(difference);
      double inner = Math.min(distance, 1);
      double precision = StrictMath.exp(-alpha[i]);
      double data = precision * inner * (distance - 0.5 * inner);
      losses[i] = data + 0.5 * alpha[i];
      byEstimate[i] = -precision * Math.max(-1, Math.min(1, difference)) / divisor;
      byLogVariance[i] = (0.5 - data) / divisor;
    }
    return new LossResult(
        reduction.value(losses, estimate.shape()),
        List.of(
            new Tensor(estimate.shape(), byEstimate), new Tensor(estimate.shape(), byLogVariance)));
  }
}
