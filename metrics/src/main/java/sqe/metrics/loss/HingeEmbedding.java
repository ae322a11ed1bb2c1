package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Hinge embedding loss: inputs distances a and labels y of one shape; ℓ = a for like pairs (y = 1),
 * max(0, margin − a) for unlike ones (y = −1).
 *
 * @param margin distance from which unlike pairs cost nothing; 1 by default
 * @param reduction none, sum or mean
 */
public record HingeEmbedding(double margin, Reduction reduction) implements Loss {

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "hinge_embedding",
              "Hinge embedding",
              Group.CLASSIFICATION,
              List.of(
                  new Input("distances", "a, any shape", true),
                  new Input("labels", "y, −1 or 1, the shape of the distances", false)),
              new Mathematics(
                  "a where y = 1, max(0, margin − a) where y = −1",
                  "a real, y ∈ {−1, 1}",
                  "1 where y = 1; −1 where y = −1 and a ≤ margin; else 0"),
              List.of(new Parameter("margin", "1", "a finite number")),
              LossInfo.ELEMENT_REDUCTIONS,
              new Advice(
                  "learning distances from pairs known to be alike or not",
                  "distances of unlike pairs beyond the margin; it takes a distance, not a score:"
                      + " hinge is the other one"),
              List.of(
                  "At a = margin the gradient passes: −1.", "Empty: mean NaN, sum 0, none empty."),
              "torch.nn.HingeEmbeddingLoss"),
          arguments -> new HingeEmbedding(arguments.number("margin"), arguments.reduction()));

  /** Checks margin and reduction. */
  public HingeEmbedding {
    Inputs.requireFinite("margin", margin);
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireSameShape(inputs, "distances", "labels");
    Tensor distances = inputs.get(0);
    Inputs.requireSigns(inputs.get(1));
    double[] labels = inputs.get(1).values();
    double[] losses = new double[labels.length];
    double[] gradient = new double[labels.length];
    double divisor = reduction.divisor(distances.shape());
    for (int i = 0; i < losses.length; i++) {
      double a = distances.values()[i];
      if (labels[i] > 0) {
        losses[i] = a;
        gradient[i] = 1 / divisor;
      } else {
        losses[i] = Math.max(0, margin - a);
        gradient[i] = a <= margin ? -1 / divisor : 0;
      }
    }
    return reduction.result(losses, distances.shape(), distances, gradient);
  }
}
