package sqe.metrics.loss;

/** What RMSE and log-MSE make of the mean square m of the differences. */
enum MeanSquareFunction {
  IDENTITY,
  ROOT,
  DECIBELS,
  NATURAL_LOGARITHM;

  private static final double DECIBELS_PER_NEPER = 10 / StrictMath.log(10);

  /** f(m). */
  double value(double m) {
    return switch (this) {
      case IDENTITY -> m;
      case ROOT -> Math.sqrt(m);
      case DECIBELS -> 10 * StrictMath.log10(m);
      case NATURAL_LOGARITHM -> StrictMath.log(m);
    };
  }

  /** f′(m) for m &gt; 0. */
  double slope(double m) {
    return switch (this) {
      case IDENTITY -> 1;
      case ROOT -> 0.5 / Math.sqrt(m);
      case DECIBELS -> DECIBELS_PER_NEPER / m;
      case NATURAL_LOGARITHM -> 1 / m;
    };
  }
}
