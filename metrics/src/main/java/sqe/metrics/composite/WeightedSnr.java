package sqe.metrics.composite;

import sqe.dsp.Logarithm;
import sqe.dsp.PowerLaw;
import sqe.dsp.filterbank.CriticalBands;
import sqe.metrics.Derivation;
import sqe.metrics.RatePlans;
import sqe.metrics.SignalPair;

/**
 * Signal-to-noise ratio of each frame in dB as the mean over critical bands, weighted by the
 * reference's own spectrum and limited to −10 … 35.
 *
 * <p>With a_b and d_b the bands of the two magnitude spectra, each brought to unit sum,
 *
 * <pre>
 *   q_t = Σ u_b·10 lg(a_b² / max((a_b − d_b)², ε)) / Σ u_b,   u_b = a_b^0.2
 * </pre>
 *
 * <p>Level does not matter; the limits apply to the frame, not to the band. Source: J. Ma, Y. Hu,
 * P. C. Loizou, JASA 125(5), 2009.
 */
record WeightedSnr(RatePlans<FramePlan> plans) implements Derivation<SignalPair, double[]> {

  private static final PowerLaw WEIGHT = new PowerLaw(0.2);

  @Override
  public double[] from(SignalPair pair) {
    var bands = new BandAnalysis.Of(plans);
    BandAnalysis reference = pair.reference().derive(bands);
    BandAnalysis estimate = pair.estimate().derive(bands);
    double[] ratios = new double[reference.frames()];
    for (int t = 0; t < ratios.length; t++) {
      ratios[t] =
          SegmentalSnr.limited(
              ratio(reference.magnitude(), estimate.magnitude(), t * CriticalBands.COUNT));
    }
    return ratios;
  }

  private static double ratio(double[] reference, double[] estimate, int from) {
    double sum = 0;
    double weights = 0;
    for (int b = from; b < from + CriticalBands.COUNT; b++) {
      double a = reference[b];
      double difference = a - estimate[b];
      double error = Math.max(difference * difference, FramePlan.EPSILON);
      double weight = WEIGHT.of(a);
      sum += weight * Logarithm.decimal(a * a / error);
      weights += weight;
    }
    return 10 * sum / weights;
  }
}
