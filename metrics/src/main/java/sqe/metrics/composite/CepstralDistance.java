package sqe.metrics.composite;

import java.util.BitSet;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;

/**
 * Distance of each frame between the cepstra of the two prediction filters, in dB and at most 10.
 *
 * <pre>
 *   c_k = −( a_k + (1/k)·Σ_(j&lt;k) j·c_j·a_(k−j) ),  k = 1 … P
 *   d_t = (10·√2/ln 10)·√( Σ (c_k − c′_k)² )
 * </pre>
 *
 * <p>A frame of zeros has no cepstrum and counts as 10. Source: N. Kitawaki, H. Nagabuchi, K. Itoh,
 * IEEE JSAC 6(2), 1988.
 */
record CepstralDistance(RatePlans<FramePlan> plans) implements Derivation<SignalPair, double[]> {

  /** The largest distance that counts, in dB. */
  static final double LARGEST = 10;

  private static final double DECIBELS = 10 * Math.sqrt(2) / StrictMath.log(10);

  @Override
  public double[] from(SignalPair pair) {
    var prediction = new PredictionAnalysis.Of(plans);
    PredictionAnalysis reference = pair.reference().derive(prediction);
    PredictionAnalysis estimate = pair.estimate().derive(prediction);
    var constant = new ConstantFrames.Of(plans);
    BitSet silent =
        SilenceRule.EITHER_SILENT.doubtful(
            pair.reference().derive(constant), pair.estimate().derive(constant));
    int order = reference.order();
    double[] c = new double[order + 1];
    double[] other = new double[order + 1];
    double[] distances = new double[reference.frames()];
    for (int t = 0; t < distances.length; t++) {
      cepstrum(reference.errorFilter(), t * (order + 1), c);
      cepstrum(estimate.errorFilter(), t * (order + 1), other);
      distances[t] = silent.get(t) ? LARGEST : distance(c, other);
    }
    return distances;
  }

  private static void cepstrum(double[] filter, int from, double[] c) {
    for (int k = 1; k < c.length; k++) {
      double sum = 0;
      for (int j = 1; j < k; j++) {
        sum += j * c[j] * filter[from + k - j];
      }
      c[k] = -(filter[from + k] + sum / k);
    }
  }

  private static double distance(double[] c, double[] other) {
    double sum = 0;
    for (int k = 1; k < c.length; k++) {
      double difference = c[k] - other[k];
      sum += difference * difference;
    }
    double distance = DECIBELS * Math.sqrt(sum);
    return distance < LARGEST ? distance : LARGEST; // NaN too: the recursion had no solution
  }
}
