package sqe.metrics.loss;

import java.util.List;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Kullback–Leibler divergence of a model from a target distribution: inputs log-probabilities q of
 * the model and probabilities P (or their logarithms T) of one shape; ℓ = P·(ln P − q), or e^T·(T −
 * q). Not symmetric; q is taken as free, no softmax is inside.
 *
 * <p>The reduction batchmean is the mathematical mean over a batch; mean divides by the number of
 * elements, an oddity kept from PyTorch.
 *
 * @param logTarget whether the target is T = ln P
 * @param reduction none, sum, mean or batchmean
 */
public record KlDivergence(boolean logTarget, Reduction reduction) implements Loss {

  private static final List<Reduction> REDUCTIONS =
      List.of(Reduction.BATCHMEAN, Reduction.SUM, Reduction.MEAN, Reduction.NONE);

  static final LossDefinition DEFINITION =
      new LossDefinition(
          new LossInfo(
              "kl_divergence",
              "Kullback–Leibler divergence",
              Group.DISTRIBUTION,
              List.of(
                  new Input("log-probabilities", "q, of the model, any shape", true),
                  new Input("target", "P, or T = ln P, the shape of q", false)),
              new Mathematics(
                  "P·(ln P − q); log target: e^T·(T − q); batchmean: sum over the length of the"
                      + " first axis, mean: over the number of elements",
                  "P ≥ 0, q ≤ 0 (not checked)",
                  "−P; log target: −e^T"),
              List.of(new Parameter("log-target", "false", "true if the target is T = ln P")),
              REDUCTIONS,
              new Advice(
                  "distilling one model's distribution into another",
                  "regions where the target has no mass"),
              List.of(
                  "P = 0: 0, whatever q is (PyTorch: NaN where q = −∞); T = −∞: NaN.",
                  "P < 0: NaN; P > 0 and q = −∞: +∞.",
                  "Empty: mean and batchmean NaN, sum 0, none empty."),
              "torch.nn.KLDivLoss; Kullback and Leibler (1951)"),
          arguments -> new KlDivergence(arguments.flag("log-target"), arguments.reduction()));

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireSameShape(inputs, "log-probabilities", "target");
    Tensor model = inputs.get(0);
    double[] q = model.values();
    double[] target = inputs.get(1).values();
    double[] losses = new double[q.length];
    double[] gradient = new double[q.length];
    double divisor = reduction.divisor(model.shape());
    for (int i = 0; i < losses.length; i++) {
      double probability = logTarget ? StrictMath.exp(target[i]) : target[i];
      losses[i] = logTarget ? probability * (target[i] - q[i]) : element(probability, q[i]);
      gradient[i] = -probability / divisor;
    }
    return reduction.result(losses, model.shape(), model, gradient);
  }

  private static double element(double probability, double q) {
    return probability == 0 && !Double.isNaN(q)
        ? 0
        : probability * (StrictMath.log(probability) - q);
  }
}
