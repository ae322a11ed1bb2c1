package sqe.metrics.loss;

import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * A function of the mean square m = mean(d²) as a metric: m itself, its root, its logarithm.
 *
 * <p>All three have the gradient f′(m)·2dᵢ/n, so one factor is computed and one pass made. At d ≡ 0
 * with ε = 0 the root has a kink, where zero is a sub-gradient as for the other losses; the
 * logarithm is −∞ there and has no gradient.
 *
 * @param info says which function, with its parameters
 * @param function of m
 * @param epsilon ε ≥ 0, added to m inside root and logarithm
 */
record MeanSquareMetric(MetricInfo info, MeanSquareFunction function, double epsilon)
    implements DifferentiableMetric {

  MeanSquareMetric {
    Inputs.requireNonNegative("epsilon", epsilon);
  }

  @Override
  public Score score(SignalPair pair) {
    return info.score(function.value(mean(pair) + epsilon));
  }

  @Override
  public Differentiated differentiate(SignalPair pair) {
    double mean = mean(pair);
    double value = function.value(mean + epsilon);
    if (Double.isInfinite(value)) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN, "the value is infinite here and has no gradient");
    }
    double[] gradient = new double[pair.length()];
    if (mean > 0) {
      double factor = function.slope(mean + epsilon) / gradient.length;
      new ElementLoss.Squared()
          .gradients(pair.estimate().samples(), pair.reference().samples(), factor, gradient);
    }
    return new Differentiated(value, gradient);
  }

  private static double mean(SignalPair pair) {
    Requirements.check(pair);
    return Requirements.finite(pair.derive(new MeanSquare()));
  }
}
