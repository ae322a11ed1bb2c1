package sqe.metrics.loss;

import sqe.metrics.DifferentiableMetric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;

/**
 * A function of the mean square m = mean(d²) as a metric: m itself, its root, its logarithm.
 *
 * <p>All three have the gradient f′(m)·2dᵢ/n, so one factor is computed and one pass made. At d ≡ 0
 * with ε = 0 the root and the logarithm have no derivative; as at the kinks of the other losses the
 * gradient is zero there, because the estimate has reached the minimum.
 *
 * @param info says which function, with its parameters
 * @param function of m
 * @param epsilon ε ≥ 0, added to m inside root and logarithm
 */
record MeanSquareMetric(MetricInfo info, Function function, double epsilon)
    implements DifferentiableMetric {

  private static final double DECIBELS_PER_NEPER = 10 / StrictMath.log(10);

  /** What is made of the mean square. */
  enum Function {
    IDENTITY,
    ROOT,
    DECIBELS,
    NATURAL_LOGARITHM
  }

  MeanSquareMetric {
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("epsilon must be zero or positive and finite: " + epsilon);
    }
  }

  @Override
  public Score score(SignalPair pair) {
    return Score.of(value(mean(pair)));
  }

  @Override
  public Differentiated differentiate(SignalPair pair) {
    double mean = mean(pair);
    double[] gradient = new double[pair.length()];
    if (mean > 0) {
      double factor = slope(mean) / gradient.length;
      new ElementLoss.Squared()
          .gradients(pair.estimate().samples(), pair.reference().samples(), factor, gradient);
    }
    return new Differentiated(value(mean), gradient);
  }

  private static double mean(SignalPair pair) {
    Requirements.check(pair);
    return Requirements.finite(pair.derive(new MeanSquare()));
  }

  private double value(double mean) {
    double m = mean + epsilon;
    return switch (function) {
      case IDENTITY -> mean;
      case ROOT -> Math.sqrt(m);
      case DECIBELS -> 10 * StrictMath.log10(m);
      case NATURAL_LOGARITHM -> StrictMath.log(m);
    };
  }

  /** f′(m). */
  private double slope(double mean) {
    double m = mean + epsilon;
    return switch (function) {
      case IDENTITY -> 1;
      case ROOT -> 0.5 / Math.sqrt(m);
      case DECIBELS -> DECIBELS_PER_NEPER / m;
      case NATURAL_LOGARITHM -> 1 / m;
    };
  }
}
