package sqe.metrics.loss;

import java.util.List;
import sqe.dsp.linear.Reductions;
import sqe.metrics.loss.LossInfo.Advice;
import sqe.metrics.loss.LossInfo.Group;
import sqe.metrics.loss.LossInfo.Mathematics;
import sqe.metrics.loss.LossInfo.Parameter;

/**
 * Root or logarithm of the mean square of the differences between prediction x̂ and target x, over
 * the whole array: RMSE and log-MSE.
 *
 * <p>With m = mean(d²) the loss is f(m + ε) and the gradient f′(m + ε)·2dᵢ/n. The function of a
 * mean has no element losses, so there is no reduction none; a batch is evaluated item by item. At
 * d ≡ 0 with ε = 0 the root has the sub-gradient zero, the logarithm is −∞ and its gradient NaN.
 */
public final class MeanSquareLoss implements Loss {

  private static final List<Reduction> INNER = List.of(Reduction.MEAN, Reduction.SUM);

  static final List<LossDefinition> DEFINITIONS =
      List.of(
          new LossDefinition(
              new LossInfo(
                  "rmse",
                  "Root mean squared error",
                  Group.REGRESSION,
                  RegressionLoss.INPUTS,
                  new Mathematics("R = sqrt(mean(d²) + ε)", "all reals", "dᵢ/(n·R)"),
                  List.of(
                      new Parameter(
                          "epsilon", "0", "ε ≥ 0; 1e-8 keeps the gradient bounded in training")),
                  List.of(Reduction.MEAN),
                  new Advice(
                      "to read an MSE in the unit of the data; its gradient does not fade as the"
                          + " error shrinks",
                      "as mse"),
                  List.of("d ≡ 0 with ε = 0: value 0, gradient 0.", "Empty: NaN."),
                  "square root of torch.nn.MSELoss"),
              arguments -> rmse(arguments.number("epsilon"))),
          new LossDefinition(
              new LossInfo(
                  "log_mse",
                  "Logarithm of the mean squared error",
                  Group.REGRESSION,
                  RegressionLoss.INPUTS,
                  new Mathematics(
                      "10·log₁₀(mean(d²) + ε), or ln; reduction sum: of the sum instead of the"
                          + " mean",
                      "all reals",
                      "(20/ln 10)·dᵢ/(n·(mean(d²) + ε)); for ln: 2dᵢ/(n·(mean(d²) + ε))"),
                  List.of(
                      new Parameter("logarithm", "10log10", "10log10 (decibels) or ln"),
                      new Parameter("epsilon", "0", "ε ≥ 0; 1e-10 bounds it from below")),
                  INNER,
                  new Advice(
                      "for utterances of different levels: each has the same weight, as with SNR,"
                          + " whose negative it is up to the target's level",
                      "as mse; a gain common to both signals only adds a constant"),
                  List.of(
                      "d ≡ 0 with ε = 0: value −∞, gradient NaN.",
                      "Empty: mean NaN.",
                      "Not the log-spectral MSE, and not MSLE."),
                  "Heitkaemper et al., Demystifying TasNet (2020)"),
              arguments ->
                  arguments.choice("logarithm", List.of("10log10", "ln")) == 0
                      ? logMse(arguments.number("epsilon"), arguments.reduction())
                      : naturalLogMse(arguments.number("epsilon"), arguments.reduction())));

  private final MeanSquareFunction function;
  private final double epsilon;
  private final Reduction inner;

  private MeanSquareLoss(MeanSquareFunction function, double epsilon, Reduction inner) {
    Inputs.requireNonNegative("epsilon", epsilon);
    Reduction.require(inner, INNER);
    this.function = function;
    this.epsilon = epsilon;
    this.inner = inner;
  }

  /**
   * sqrt(mean d² + ε).
   *
   * @param epsilon ε ≥ 0
   */
  public static MeanSquareLoss rmse(double epsilon) {
    return new MeanSquareLoss(MeanSquareFunction.ROOT, epsilon, Reduction.MEAN);
  }

  /**
   * 10·log₁₀(mean d² + ε), or of the sum of d².
   *
   * @param epsilon ε ≥ 0
   * @param inner mean or sum, inside the logarithm
   */
  public static MeanSquareLoss logMse(double epsilon, Reduction inner) {
    return new MeanSquareLoss(MeanSquareFunction.DECIBELS, epsilon, inner);
  }

  /**
   * ln(mean d² + ε), or of the sum of d².
   *
   * @param epsilon ε ≥ 0
   * @param inner mean or sum, inside the logarithm
   */
  public static MeanSquareLoss naturalLogMse(double epsilon, Reduction inner) {
    return new MeanSquareLoss(MeanSquareFunction.NATURAL_LOGARITHM, epsilon, inner);
  }

  @Override
  public LossResult evaluate(List<Tensor> inputs) {
    Inputs.requireSameShape(inputs, "prediction", "target");
    Tensor prediction = inputs.get(0);
    double[] estimate = prediction.values();
    double[] target = inputs.get(1).values();
    double divisor = inner.divisor(prediction.shape());
    double square = Reductions.residualEnergy(estimate, 1, target) / divisor;
    double[] gradient = new double[estimate.length];
    if (square != 0 || function != MeanSquareFunction.ROOT) {
      double factor = function.slope(square + epsilon) / divisor;
      new ElementLoss.Squared().gradients(estimate, target, factor, gradient);
    }
    return new LossResult(
        Tensor.scalar(function.value(square + epsilon)),
        List.of(new Tensor(prediction.shape(), gradient)));
  }
}
