package sqe.metrics.composite;

import java.util.BitSet;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;

/**
 * {@link LikelihoodRatio} as variant B has it: autocorrelation and filters are rounded to single
 * precision before the quadratic forms, and a frame without a number counts as 0.
 */
record RoundedLikelihoodRatio(RatePlans<FramePlan> plans)
    implements Derivation<SignalPair, double[]> {

  @Override
  public double[] from(SignalPair pair) {
    var prediction = new PredictionAnalysis.Of(plans);
    PredictionAnalysis reference = pair.reference().derive(prediction);
    PredictionAnalysis estimate = pair.estimate().derive(prediction);
    BitSet silent =
        SilenceRule.EITHER_SILENT.doubtful(
            pair.reference().derive(new ConstantFrames.Of(plans)),
            pair.estimate().derive(new ConstantFrames.Of(plans)));
    double[] autocorrelation = rounded(reference.autocorrelation());
    double[] own = rounded(reference.errorFilter());
    double[] other = rounded(estimate.errorFilter());
    int lags = reference.order() + 1;
    double[] distances = new double[reference.frames()];
    for (int t = silent.nextClearBit(0); t < distances.length; t = silent.nextClearBit(t + 1)) {
      double error = LikelihoodRatio.error(autocorrelation, other, t * lags, lags);
      double least = LikelihoodRatio.error(autocorrelation, own, t * lags, lags);
      distances[t] = finite(StrictMath.log(error / least));
    }
    return distances;
  }

  private static double[] rounded(double[] values) {
    double[] rounded = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      rounded[i] = (float) values[i];
    }
    return rounded;
  }

  private static double finite(double distance) {
    return Double.isNaN(distance)
        ? 0
        : Math.min(Double.MAX_VALUE, Math.max(-Double.MAX_VALUE, distance));
  }
}
