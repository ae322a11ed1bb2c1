package sqe.metrics.loss;

import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;
import sqe.metrics.Decimals;
import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.MetricInfo.Direction;
import sqe.metrics.MetricInfo.Range;

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
        info(
            "l1",
            "L1, mean absolute error",
            "",
            Range.nonNegative(),
            List.of(),
            "mean |x̂ − x| over the samples.",
            IDENTICAL,
            "torch.nn.L1Loss, reduction mean"),
        new ElementLoss.Absolute());
  }

  /** L2, mean squared error: mean d². */
  public static DifferentiableMetric mse() {
    return new MeanSquareMetric(
        info(
            "mse",
            "L2, mean squared error",
            "",
            Range.nonNegative(),
            List.of(),
            "mean (x̂ − x)² over the samples.",
            IDENTICAL,
            "torch.nn.MSELoss, reduction mean"),
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
        info(
            "rmse",
            "Root mean squared error",
            "",
            new Range(Math.sqrt(epsilon), Double.POSITIVE_INFINITY),
            List.of(parameter("eps", epsilon)),
            "sqrt(mean (x̂ − x)² + ε) over the samples.",
            epsilon == 0 ? IDENTICAL : "Identical signals: sqrt ε.",
            "square root of torch.nn.MSELoss, reduction mean"),
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
            "Logarithm of the mean squared error",
            unit,
            Range.unbounded(),
            List.of(Map.entry("log", logarithm), parameter("eps", epsilon)),
            formula
                + "(mean (x̂ − x)² + ε) over the samples: the negative SNR up to the reference's"
                + " level. Not the log-spectral MSE, and not MSLE.",
            epsilon == 0 ? "Identical signals: −∞." : "Identical signals: the value of ε alone.",
            "Heitkaemper et al., Demystifying TasNet: a dissecting approach (2020)"),
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
        info(
            "smooth_l1",
            "Smooth L1",
            "",
            Range.nonNegative(),
            List.of(parameter("beta", beta)),
            "mean over the samples of d²/(2β) where |d| < β, else |d| − β/2, with d = x̂ − x. Half"
                + " the MSE over β where no difference reaches β.",
            IDENTICAL,
            "torch.nn.SmoothL1Loss, reduction mean; Girshick, Fast R-CNN (2015), equation 3"),
        new ElementLoss.SmoothL1(beta));
  }

  /**
   * Huber: mean of d²/2 where |d| ≤ δ, else δ(|d| − δ/2).
   *
   * @param delta δ &gt; 0; 1 by default, where it equals smooth L1
   */
  public static DifferentiableMetric huber(double delta) {
    return new ElementMetric(
        info(
            "huber",
            "Huber",
            "",
            Range.nonNegative(),
            List.of(parameter("delta", delta)),
            "mean over the samples of d²/2 where |d| ≤ δ, else δ(|d| − δ/2), with d = x̂ − x: δ"
                + " times smooth L1 with β = δ.",
            IDENTICAL,
            "torch.nn.HuberLoss, reduction mean; Huber, Robust estimation of a location parameter"
                + " (1964)"),
        new ElementLoss.Huber(delta));
  }

  private static MetricInfo info(
      String id,
      String name,
      String unit,
      Range range,
      List<Entry<String, String>> parameters,
      String definition,
      String identical,
      String source) {
    return new MetricInfo(
        id,
        name,
        "loss",
        unit,
        range,
        Direction.LOWER_IS_BETTER,
        Set.of(),
        Set.of(),
        parameters,
        1,
        definition,
        List.of(identical, SILENCE, EMPTY),
        source);
  }

  private static Entry<String, String> parameter(String name, double value) {
    return Map.entry(name, Decimals.shortest(value));
  }
}
