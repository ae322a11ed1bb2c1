package sqe.metrics.loss;

import java.util.List;
import sqe.dsp.linear.Reductions;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Input;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * A penalty on the weights w of a model: (λ/2)·Σ w² or λ·Σ |w|.
 *
 * <p>The first is what {@code weight_decay = λ} of PyTorch's SGD adds to the gradient, without
 * printing it; where a tool reports λ·Σ w², the matching weight decay is 2λ. The decoupled decay of
 * AdamW is no function of the loss.
 *
 * @param norm which of the two
 * @param lambda λ ≥ 0
 */
public record WeightPenalty(Norm norm, double lambda) implements Loss {

  /** Which penalty. */
  public enum Norm {
    /** λ·Σ |w|. */
    L1,
    /** (λ/2)·Σ w². */
    L2
  }

  static final List<LossDefinition> DEFINITIONS =
      List.of(
          define(
              Norm.L2,
              "l2_penalty",
              "L2 weight penalty",
              new Mathematics("(λ/2)·Σ w²", "all reals", "λ·w"),
              new Advice(
                  "keeping weights small; as weight_decay = λ of SGD, not of AdamW",
                  "which weights matter; λ·Σ w², without the ½, is another convention")),
          define(
              Norm.L1,
              "l1_penalty",
              "L1 weight penalty",
              new Mathematics("λ·Σ |w|", "all reals", "λ·sign(w), 0 at 0"),
              new Advice("driving weights to exactly zero", "which weights matter")));

  /** Checks λ. */
  public WeightPenalty {
    Inputs.requireNonNegative("lambda", lambda);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireCount(inputs, "weights");
    double[] weights = inputs.get(0).values();
    double[] terms = new double[weights.length];
    double[] gradient = new double[weights.length];
    for (int i = 0; i < terms.length; i++) {
      double w = weights[i];
      terms[i] = norm == Norm.L1 ? Math.abs(w) : 0.5 * w * w;
      gradient[i] = lambda * (norm == Norm.L1 ? Math.signum(w) : w);
    }
    return new LossResult(
        Tensor.scalar(lambda * Reductions.sum(terms)),
        List.of(new Tensor(inputs.get(0).shape(), gradient)));
  }

  private static LossDefinition define(
      Norm norm, String id, String name, Mathematics mathematics, Advice advice) {
    return new LossDefinition(
        new LossInfo(
            id,
            name,
            Group.PENALTY,
            List.of(new Input("weights", "w, any shape", true)),
            mathematics,
            List.of(new Parameter("lambda", "0.01", "λ ≥ 0")),
            List.of(Reduction.SUM),
            advice,
            List.of("Empty: 0. NaN propagates."),
            "torch.optim.SGD, weight_decay"),
        arguments -> new WeightPenalty(norm, arguments.number("lambda")));
  }
}
