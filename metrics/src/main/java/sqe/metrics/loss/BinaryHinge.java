package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Binary hinge loss: inputs scores s and labels y ∈ {−1, +1} of one shape; ℓ = max(0, margin − y·s)
 * or its square. Scores are taken as they are; no sigmoid is applied.
 *
 * @param margin 1 by default
 * @param squared whether the loss is squared
 * @param reduction none, sum or mean
 */
public record BinaryHinge(double margin, boolean squared, Reduction reduction) implements Loss {

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "hinge",
              "Binary hinge",
              Group.CLASSIFICATION,
              List.of(
                  new Input("scores", "s, any shape", true),
                  new Input("labels", "y, −1 or 1, the shape of the scores", false)),
              new Mathematics(
                  "max(0, margin − y·s); squared: its square",
                  "s real, y ∈ {−1, 1}",
                  "−y where margin − y·s > 0, else 0; squared: −2y·max(0, margin − y·s)"),
              List.of(
                  new Parameter("margin", "1", "a finite number"),
                  new Parameter("squared", "false", "true or false")),
              LossInfo.ELEMENT_REDUCTIONS,
              new Advice(
                  "two classes where only the sign counts, as for a discriminator",
                  "how far beyond the margin a right decision is; scores are no probabilities"),
              List.of("At the kink the gradient is 0.", "Empty: mean NaN, sum 0, none empty."),
              "Cortes and Vapnik, Support-vector networks (1995)"),
          arguments ->
              new BinaryHinge(
                  arguments.number("margin"), arguments.flag("squared"), arguments.reduction()));

  /** Checks margin and reduction. */
  public BinaryHinge {
    Inputs.requireFinite("margin", margin);
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireSameShape(inputs, "scores", "labels");
    Tensor scores = inputs.get(0);
    Inputs.requireSigns(inputs.get(1));
    double[] labels = inputs.get(1).values();
    double[] losses = new double[labels.length];
    double[] gradient = new double[labels.length];
    double divisor = reduction.divisor(scores.shape());
    for (int i = 0; i < losses.length; i++) {
      double slack = Math.max(0, margin - labels[i] * scores.values()[i]);
      double slope = squared ? 2 * slack : Math.signum(slack);
      losses[i] = squared ? slack * slack : slack;
      gradient[i] = slope == 0 ? 0 : -labels[i] * slope / divisor;
    }
    return reduction.result(losses, scores.shape(), scores, gradient);
  }
}
