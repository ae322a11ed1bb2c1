package sqe.metrics.loss;

import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Range;
import sqe.metrics.MetricInfoBuilder;
import sqe.metrics.NumberText;

/**
 * Metrics of the difference d = x̂ − x between estimate and reference, sample by sample.
 *
 * <p>All are means over the n samples of the pair, symmetric in the two signals, and lower is
 * better. They exist at every rate, depend on the level of the recording, and see nothing of how
 * audible a difference is: a delay of one sample or a flip of polarity counts as a large error.
 */
public final class WaveformLosses {

  private static final String EMPTY = "No samples: undefined, too short.";
  private static final String IDENTICAL = "Identical signals: 0.";
  private static final String SILENCE =
      "Silence: defined like any other signal; a silent estimate is scored on the level of the"
          + " reference.";

  private WaveformLosses() {}

  /** L1, mean absolute error: mean |d|. */
  public static DifferentiableMetric l1() {
    return new ElementMetric(
        info("l1", IDENTICAL)
            .name("L1, mean absolute error")
            .range(Range.nonNegative())
            .definition("mean |x̂ − x| over the samples.")
            .source("torch.nn.L1Loss, reduction mean")
            .build(),
        new ElementLoss.Absolute());
  }

  /** L2, mean squared error: mean d². */
  public static DifferentiableMetric mse() {
    return new MeanSquareMetric(
        info("mse", IDENTICAL)
            .name("L2, mean squared error")
            .range(Range.nonNegative())
            .definition("mean (x̂ − x)² over the samples.")
            .source("torch.nn.MSELoss, reduction mean")
            .build(),
        MeanSquareFunction.IDENTITY,
        0);
  }

  /**
   * Root mean squared error: sqrt(mean d² + ε).
   *
   * @param epsilon ε ≥ 0: 0 for scoring; 1e-8 keeps the gradient smooth near zero in training
   */
  public static DifferentiableMetric rmse(double epsilon) {
    return new MeanSquareMetric(
        info("rmse", epsilon == 0 ? IDENTICAL : "Identical signals: sqrt ε.")
            .name("Root mean squared error")
            .range(Math.sqrt(epsilon), Double.POSITIVE_INFINITY)
            .parameter("eps", NumberText.shortest(epsilon))
            .definition("sqrt(mean (x̂ − x)² + ε) over the samples.")
            .source("square root of torch.nn.MSELoss, reduction mean")
            .build(),
        MeanSquareFunction.ROOT,
        epsilon);
  }

  /**
   * Logarithm of the mean squared error in dB: 10·log₁₀(mean d² + ε).
   *
   * @param epsilon ε ≥ 0: 0 for scoring; 1e-10 bounds the loss from below in training
   */
  public static DifferentiableMetric logMse(double epsilon) {
    return logMse(epsilon, "dB", "10log10", "10·log₁₀", MeanSquareFunction.DECIBELS);
  }

  /**
   * Natural logarithm of the mean squared error: ln(mean d² + ε).
   *
   * @param epsilon as for {@link #logMse}
   */
  public static DifferentiableMetric naturalLogMse(double epsilon) {
    return logMse(epsilon, "", "ln", "ln", MeanSquareFunction.NATURAL_LOGARITHM);
  }

  private static DifferentiableMetric logMse(
      double epsilon, String unit, String logarithm, String formula, MeanSquareFunction function) {
    return new MeanSquareMetric(
        info(
                "log_mse",
                epsilon == 0
                    ? "Identical signals: −∞."
                    : "Identical signals: the value of ε alone.")
            .name("Logarithm of the mean squared error")
            .unit(unit)
            .parameter("log", logarithm)
            .parameter("eps", NumberText.shortest(epsilon))
            .definition(
                formula
                    + "(mean (x̂ − x)² + ε) over the samples: the negative SNR up to the reference's"
                    + " level. Not the log-spectral MSE, and not MSLE.")
            .source("Heitkaemper et al., Demystifying TasNet: a dissecting approach (2020)")
            .build(),
        function,
        epsilon);
  }

  /**
   * Smooth L1: mean of d²/(2β) where |d| &lt; β, else |d| − β/2.
   *
   * @param beta β ≥ 0; 1 by default, 0 is L1
   */
  public static DifferentiableMetric smoothL1(double beta) {
    return new ElementMetric(
        info("smooth_l1", IDENTICAL)
            .name("Smooth L1")
            .range(Range.nonNegative())
            .parameter("beta", NumberText.shortest(beta))
            .definition(
                "mean over the samples of d²/(2β) where |d| < β, else |d| − β/2, with d = x̂ − x."
                    + " Half the MSE over β where no difference reaches β.")
            .source(
                "torch.nn.SmoothL1Loss, reduction mean; Girshick, Fast R-CNN (2015), equation 3")
            .build(),
        new ElementLoss.SmoothL1(beta));
  }

  /**
   * Huber: mean of d²/2 where |d| ≤ δ, else δ(|d| − δ/2).
   *
   * @param delta δ &gt; 0; 1 by default, where it equals smooth L1
   */
  public static DifferentiableMetric huber(double delta) {
    return new ElementMetric(
        info("huber", IDENTICAL)
            .name("Huber")
            .range(Range.nonNegative())
            .parameter("delta", NumberText.shortest(delta))
            .definition(
                "mean over the samples of d²/2 where |d| ≤ δ, else δ(|d| − δ/2), with d = x̂ − x:"
                    + " δ times smooth L1 with β = δ.")
            .source(
                "torch.nn.HuberLoss, reduction mean; Huber, Robust estimation of a location"
                    + " parameter (1964)")
            .build(),
        new ElementLoss.Huber(delta));
  }

  private static MetricInfoBuilder info(String id, String identical) {
    return MetricInfo.builder(id)
        .family("loss")
        .lowerIsBetter()
        .edgeCases(identical, SILENCE, EMPTY);
  }
}
