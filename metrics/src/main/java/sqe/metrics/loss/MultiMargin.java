package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Multi-class margin loss: inputs scores z of N rows of C classes and the class index t of each
 * row; ℓ = (w_t/C)·Σ max(0, margin − z_t + z_c)ᵖ over the other classes c.
 *
 * <p>The weight multiplies after the power, as PyTorch's code does (its documentation differs), and
 * the mean divides by N whatever the weights are.
 *
 * @param power p, 1 or 2
 * @param margin by how much the right score should exceed the others; 1 by default
 * @param weights one a class, or {@link ClassWeights#NONE}
 * @param reduction none, sum or mean
 */
public record MultiMargin(int power, double margin, ClassWeights weights, Reduction reduction)
    implements Loss {

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "multi_margin",
              "Multi-class margin",
              Group.CLASSIFICATION,
              List.of(
                  new Input("scores", "z, (C,) or (N, C)", true),
                  new Input("target", "t, class index of each row", false)),
              new Mathematics(
                  "(w_t/C)·Σ_{c≠t} max(0, margin − z_t + z_c)ᵖ",
                  "z real, t ∈ {0 … C − 1}",
                  "(w_t/C)·p·max(0, ·)ᵖ⁻¹ at c ≠ t where positive, minus their sum at t"),
              List.of(
                  new Parameter("power", "1", "p, 1 or 2"),
                  new Parameter("margin", "1", "a finite number"),
                  new Parameter("weight", "none", "one number a class, separated by commas")),
              LossInfo.ELEMENT_REDUCTIONS,
              new Advice(
                  "several classes where only the order of the scores counts",
                  "anything beyond the margin; scores are no probabilities"),
              List.of(
                  "At the kink the gradient is 0.",
                  "A target outside its domain is an error.",
                  "Empty: mean NaN, sum 0, none empty."),
              "torch.nn.MultiMarginLoss; Crammer and Singer (2001)"),
          arguments ->
              new MultiMargin(
                  arguments.choice("power", List.of("1", "2")) + 1,
                  arguments.number("margin"),
                  ClassWeights.of(arguments.numbers("weight")),
                  arguments.reduction()));

  /** Checks power, margin and reduction. */
  public MultiMargin {
    if (power != 1 && power != 2) {
      throw new IllegalArgumentException("power must be 1 or 2: " + power);
    }
    Inputs.requireFinite("margin", margin);
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireCount(inputs, "scores", "target");
    ClassScores scores = ClassScores.of(inputs.get(0), "scores");
    int[] targets = scores.targets(inputs.get(1));
    double[] weight = weights.forClasses(scores.classes());
    double[] losses = new double[scores.rows()];
    double[] gradient = new double[scores.scores().size()];
    double divisor = reduction.divisor(scores.rowShape());
    for (int row = 0; row < losses.length; row++) {
      double rowWeight = weight[targets[row]] / scores.classes();
      losses[row] = rowWeight * row(scores, row, targets[row], rowWeight / divisor, gradient);
    }
    return reduction.result(losses, scores.rowShape(), scores.scores(), gradient);
  }

  /** Σ max(0, ·)ᵖ of one row; adds the row's gradient times a factor. */
  private double row(ClassScores scores, int row, int target, double factor, double[] gradient) {
    double[] z = scores.scores().values();
    int first = scores.offset(row);
    int own = first + target * scores.stride();
    double sum = 0;
    double slopes = 0;
    for (int c = 0; c < scores.classes(); c++) {
      int other = first + c * scores.stride();
      if (other != own) {
        double excess = Math.max(0, margin - z[own] + z[other]);
        double slope = power == 1 ? Math.signum(excess) : 2 * excess;
        sum += power == 1 ? excess : excess * excess;
        gradient[other] = factor * slope;
        slopes += slope;
      }
    }
    gradient[own] = -factor * slopes;
    return sum;
  }
}
