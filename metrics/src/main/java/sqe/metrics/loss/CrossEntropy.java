package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Cross entropy between the softmax of scores and a target.
 *
 * <p>Inputs: scores z of N rows of C classes, and either the class index t of each row or, in an
 * array of the scores' own shape, target probabilities P, which need not sum to 1. With q =
 * log-softmax(z), p = e^q, weights w and label smoothing ε both kinds are one formula,
 *
 * <pre>ℓ = −Σ a_c·q_c,   ∂ℓ/∂z_c = p_c·Σ a − a_c</pre>
 *
 * with a_c = (1−ε)·w_t·[c = t] + (ε/C)·w_c for an index and a_c = w_c·((1−ε)·P_c + ε/C) for
 * probabilities. The mean divides by Σ w_t over the rows that are not ignored, as in {@link
 * NegativeLogLikelihood}, but by the number of rows for probabilities, where no row can be ignored.
 *
 * @param weights one a class, or {@link ClassWeights#NONE}
 * @param ignoreIndex target of rows to leave out; −100 by default
 * @param labelSmoothing ε in [0, 1]
 * @param reduction none, sum or mean
 */
public record CrossEntropy(
    ClassWeights weights, long ignoreIndex, double labelSmoothing, Reduction reduction)
    implements Loss {

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "cross_entropy",
              "Cross entropy",
              Group.CLASSIFICATION,
              List.of(
                  new Input("scores", "z, logits: (C,), (N, C) or (N, C, …)", true),
                  new Input(
                      "target",
                      "class index of each row, or probabilities in the shape of the scores",
                      false)),
              new Mathematics(
                  "index: −(1−ε)·w_t·q_t − (ε/C)·Σ w_c·q_c; probabilities: −Σ w_c·P′_c·q_c with P′ ="
                      + " (1−ε)·P + ε/C; q = log-softmax(z)",
                  "z real, t ∈ {0 … C − 1} or the ignore index, P ≥ 0 (not checked)",
                  "p_c·Σ a − a_c with p = e^q and a_c the factor of −q_c in the formula"),
              List.of(
                  new Parameter("weight", "none", "one number a class, separated by commas"),
                  new Parameter("ignore-index", "-100", "target of rows to leave out"),
                  new Parameter("label-smoothing", "0", "ε in [0, 1]")),
              LossInfo.ELEMENT_REDUCTIONS,
              new Advice(
                  "classification in general: speech or not, phone, speaker",
                  "how the classes relate: every wrong class is equally wrong"),
              List.of(
                  "All rows ignored, or no weight among them: mean NaN, sum 0.",
                  "A factor a_c = 0 times q_c = −∞ is 0 (PyTorch: NaN).",
                  "A target outside its domain is an error.",
                  "Empty: mean NaN, sum 0, none empty."),
              "torch.nn.CrossEntropyLoss; Szegedy et al. (2016) for the smoothing"),
          arguments ->
              new CrossEntropy(
                  ClassWeights.of(arguments.numbers("weight")),
                  arguments.integer("ignore-index"),
                  arguments.number("label-smoothing"),
                  arguments.reduction()));

  /** Checks smoothing and reduction. */
  public CrossEntropy {
    if (!(labelSmoothing >= 0 && labelSmoothing <= 1)) {
      throw new IllegalArgumentException("label smoothing must be in [0, 1]: " + labelSmoothing);
    }
    Reduction.require(reduction, LossInfo.ELEMENT_REDUCTIONS);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireCount(inputs, "scores", "target");
    ClassScores scores = ClassScores.of(inputs.get(0), "scores");
    Tensor target = inputs.get(1);
    return target.shape().equals(inputs.get(0).shape())
        ? probabilityTargets(scores, target.values())
        : indexTargets(scores, scores.targets(target, ignoreIndex));
  }

  private LossResult indexTargets(ClassScores scores, int[] targets) {
    double[] weight = weights.forClasses(scores.classes());
    double[] factors = new double[weight.length];
    double[] losses = new double[scores.rows()];
    double[] gradient = new double[scores.scores().size()];
    LogSoftmax softmax = new LogSoftmax(scores.classes());
    for (int row = 0; row < losses.length; row++) {
      if (targets[row] != ClassScores.IGNORED) {
        for (int c = 0; c < factors.length; c++) {
          factors[c] = labelSmoothing / factors.length * weight[c];
        }
        factors[targets[row]] += (1 - labelSmoothing) * weight[targets[row]];
        losses[row] = row(scores, row, softmax, factors, 1, gradient);
      }
    }
    return WeightedRows.reduce(reduction, scores, targets, weight, losses, gradient);
  }

  private LossResult probabilityTargets(ClassScores scores, double[] probabilities) {
    double[] weight = weights.forClasses(scores.classes());
    double[] factors = new double[weight.length];
    double[] losses = new double[scores.rows()];
    double[] gradient = new double[scores.scores().size()];
    double divisor = reduction.divisor(scores.rowShape());
    LogSoftmax softmax = new LogSoftmax(scores.classes());
    for (int row = 0; row < losses.length; row++) {
      for (int c = 0; c < factors.length; c++) {
        double probability = probabilities[scores.offset(row) + c * scores.stride()];
        factors[c] =
            weight[c] * ((1 - labelSmoothing) * probability + labelSmoothing / factors.length);
      }
      losses[row] = row(scores, row, softmax, factors, divisor, gradient);
    }
    return reduction.result(losses, scores.rowShape(), scores.scores(), gradient);
  }

  /** −Σ a_c·q_c of one row; writes the row's gradient over the divisor. */
  private static double row(
      ClassScores scores,
      int row,
      LogSoftmax softmax,
      double[] factors,
      double divisor,
      double[] gradient) {
    int offset = scores.offset(row);
    softmax.row(scores.scores().values(), offset, scores.stride());
    double loss = 0;
    double total = 0;
    for (int c = 0; c < factors.length; c++) {
      double q = softmax.logarithms[c];
      loss -= factors[c] == 0 && q == Double.NEGATIVE_INFINITY ? 0 : factors[c] * q;
      total += factors[c];
    }
    for (int c = 0; c < factors.length; c++) {
      gradient[offset + c * scores.stride()] =
          (softmax.probabilities[c] * total - factors[c]) / divisor;
    }
    return loss;
  }
}
