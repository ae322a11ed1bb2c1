package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Negative log-likelihood: inputs log-probabilities q of N rows of C classes and the class index t
 * of each row; ℓ = −w_t·q_t. Rows with the ignore index cost nothing. That q is normalised is
 * neither demanded nor checked.
 *
 * <p>The mean divides by the sum of the weights w_t of the rows that are not ignored; it is NaN
 * where that sum is zero.
 *
 * @param weights one a class, or {@link ClassWeights#NONE}
 * @param ignoreIndex target of rows to leave out; −100 by default
 * @param reduction none, sum or mean
 */
public record NegativeLogLikelihood(ClassWeights weights, long ignoreIndex, Reduction reduction)
    implements Loss {

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "nll",
              "Negative log-likelihood",
              Group.CLASSIFICATION,
              List.of(
                  new Input("log-probabilities", "q, (C,), (N, C) or (N, C, …)", true),
                  new Input("target", "t, class index of each row", false)),
              new Mathematics(
                  "−w_t·q_t; mean: Σ ℓ / Σ w_t over the rows that are not ignored",
                  "q ≤ 0 if they are log-probabilities (not checked), t ∈ {0 … C − 1} or the ignore"
                      + " index",
                  "−w_t at class t, else 0"),
              List.of(
                  new Parameter("weight", "none", "one number a class, separated by commas"),
                  new Parameter("ignore-index", "-100", "target of rows to leave out")),
              LossInfo.ELEMENT_REDUCTIONS,
              new Advice(
                  "a model that ends in log-softmax; otherwise cross_entropy, which is exact for"
                      + " large scores",
                  "the probabilities of the wrong classes, unless the model normalises"),
              List.of(
                  "All rows ignored, or no weight among them: mean NaN, sum 0.",
                  "A target outside its domain is an error.",
                  "Empty: mean NaN, sum 0, none empty."),
              "torch.nn.NLLLoss"),
          arguments ->
              new NegativeLogLikelihood(
                  ClassWeights.of(arguments.numbers("weight")),
                  arguments.integer("ignore-index"),
                  arguments.reduction()));

  /** Checks the reduction. */
  public NegativeLogLikelihood {
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireCount(inputs, "log-probabilities", "target");
    ClassScores scores = ClassScores.of(inputs.get(0), "log-probabilities");
    int[] targets = scores.targets(inputs.get(1), ignoreIndex);
    double[] weight = weights.forClasses(scores.classes());
    double[] losses = new double[scores.rows()];
    double[] gradient = new double[scores.scores().size()];
    for (int row = 0; row < losses.length; row++) {
      if (targets[row] != ClassScores.IGNORED) {
        int own = scores.offset(row) + targets[row] * scores.stride();
        losses[row] = -weight[targets[row]] * scores.scores().values()[own];
        gradient[own] = -weight[targets[row]];
      }
    }
    return WeightedRows.reduce(reduction, scores, targets, weight, losses, gradient);
  }
}
