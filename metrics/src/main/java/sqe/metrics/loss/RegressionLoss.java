package sqe.metrics.loss;

import java.util.List;
import java.util.function.Function;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * A regression loss between arrays of any one shape: inputs prediction x̂ and target x.
 *
 * <p>The gradient is the one with respect to the prediction; the target's is its negative.
 *
 * @param element the loss of one element
 * @param reduction none, sum or mean
 */
public record RegressionLoss(ElementLoss element, Reduction reduction) implements Loss {

  static final List<Input> INPUTS =
      List.of(
          new Input("prediction", "x̂, any shape", true),
          new Input("target", "x, the shape of the prediction", false));

  private static final List<String> EDGES =
      List.of(
          "NaN makes its element, and any sum or mean, NaN; |±∞ − finite| gives +∞, ∞ − ∞ NaN.",
          "Empty: mean NaN, sum 0, none empty.");

  static final List<LossDefinition> DEFINITIONS =
      List.of(
          define(
              "l1",
              "L1, mean absolute error",
              new Mathematics("|d|, with d = x̂ − x", "all reals", "sign(d), 0 at d = 0"),
              List.of(),
              new Advice(
                  "when a few large errors should not dominate; usual on spectrogram magnitudes",
                  "audibility, and where in time or frequency an error lies; a delay of one sample"
                      + " or a flip of polarity counts in full"),
              "torch.nn.L1Loss",
              arguments -> new ElementLoss.Absolute()),
          define(
              "mse",
              "L2, mean squared error",
              new Mathematics("d²", "all reals", "2d"),
              List.of(),
              new Advice(
                  "the baseline: smooth, and the maximum-likelihood choice under Gaussian errors",
                  "audibility; loud passages and outliers outweigh everything quiet"),
              "torch.nn.MSELoss",
              arguments -> new ElementLoss.Squared()),
          define(
              "smooth_l1",
              "Smooth L1",
              new Mathematics(
                  "d²/(2β) where |d| < β, else |d| − β/2",
                  "all reals",
                  "d/β where |d| < β, else sign(d)"),
              List.of(
                  new Parameter("beta", "1", "β ≥ 0, where the parabola ends; 0 is exactly l1")),
              new Advice(
                  "L1's calm about outliers with a gradient that vanishes at the target; choose β"
                      + " near the size of an acceptable error",
                  "as l1; with β = 1 on samples in [-1, 1) it hardly differs from half the MSE"),
              "torch.nn.SmoothL1Loss; Girshick, Fast R-CNN (2015), equation 3",
              arguments -> new ElementLoss.SmoothL1(arguments.number("beta"))),
          define(
              "huber",
              "Huber",
              new Mathematics(
                  "d²/2 where |d| ≤ δ, else δ(|d| − δ/2)",
                  "all reals",
                  "d where |d| ≤ δ, else δ·sign(d)"),
              List.of(new Parameter("delta", "1", "δ > 0, where the parabola ends")),
              new Advice(
                  "as smooth_l1, with slope 1 at the origin whatever δ is: huber with δ is δ times"
                      + " smooth_l1 with β = δ",
                  "as smooth_l1"),
              "torch.nn.HuberLoss; Huber (1964)",
              arguments -> new ElementLoss.Huber(arguments.number("delta"))));

  /** Checks that the reduction is one of the three. */
  public RegressionLoss {
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireSameShape(inputs, "prediction", "target");
    Tensor prediction = inputs.get(0);
    double[] estimate = prediction.values();
    double[] target = inputs.get(1).values();
    double[] losses = new double[estimate.length];
    double[] gradient = new double[estimate.length];
    element.losses(estimate, target, losses);
    element.gradients(estimate, target, 1 / reduction.divisor(prediction.shape()), gradient);
    return reduction.result(losses, prediction.shape(), prediction, gradient);
  }

  private static LossDefinition define(
      String id,
      String name,
      Mathematics mathematics,
      List<Parameter> parameters,
      Advice advice,
      String source,
      Function<LossArguments, ElementLoss> element) {
    return new LossDefinition(
        new LossInfo(
            id,
            name,
            Group.REGRESSION,
            INPUTS,
            mathematics,
            parameters,
            LossInfo.ELEMENT_REDUCTIONS,
            advice,
            EDGES,
            source),
        arguments -> new RegressionLoss(element.apply(arguments), arguments.reduction()));
  }
}
