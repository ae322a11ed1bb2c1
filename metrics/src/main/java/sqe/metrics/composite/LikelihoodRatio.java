package sqe.metrics.composite;

import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;

/**
 * Log-likelihood ratio of each frame: how much worse the estimate's predictor predicts the
 * reference than the reference's own does.
 *
 * <pre>
 *   d_t = ln( (A_yᵀ·R_x·A_y) / (A_xᵀ·R_x·A_x) )
 * </pre>
 *
 * <p>Not limited. A quotient that is no number counts as +∞, one that is not positive as 1000: both
 * are rounding noise of frames that hold one value from end to end. Source: S. R. Quackenbush, T.
 * P. Barnwell, M. A. Clements, Objective Measures of Speech Quality, 1988.
 */
record LikelihoodRatio(RatePlans<FramePlan> plans) implements Derivation<SignalPair, double[]> {

  private static final double OF_NOT_POSITIVE = 1000;

  @Override
  public double[] from(SignalPair pair) {
    var prediction = new PredictionAnalysis.Of(plans);
    PredictionAnalysis reference = pair.reference().derive(prediction);
    PredictionAnalysis estimate = pair.estimate().derive(prediction);
    int lags = reference.order() + 1;
    double[] distances = new double[reference.frames()];
    for (int t = 0; t < distances.length; t++) {
      double error = error(reference.autocorrelation(), estimate.errorFilter(), t * lags, lags);
      double least = error(reference.autocorrelation(), reference.errorFilter(), t * lags, lags);
      distances[t] = distance(error / least);
    }
    return distances;
  }

  private static double distance(double quotient) {
    if (Double.isNaN(quotient)) {
      return Double.POSITIVE_INFINITY;
    }
    return StrictMath.log(quotient <= 0 ? OF_NOT_POSITIVE : quotient);
  }

  /** Aᵀ·R·A for the Toeplitz matrix R of an autocorrelation. */
  static double error(double[] autocorrelation, double[] filter, int from, int lags) {
    double sum = 0;
    for (int k = lags - 1; k >= 0; k--) {
      double product = 0;
      for (int i = from; i < from + lags - k; i++) {
        product += filter[i] * filter[i + k];
      }
      sum += (k == 0 ? 1 : 2) * autocorrelation[from + k] * product;
    }
    return sum;
  }
}
