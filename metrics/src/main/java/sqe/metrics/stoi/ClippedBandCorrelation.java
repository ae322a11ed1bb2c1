package sqe.metrics.stoi;

import static sqe.metrics.stoi.EnvelopeAnalysis.EPSILON;

import org.jspecify.annotations.Nullable;

/**
 * The intermediate measure of STOI (Taal et al. 2011, equations 3–6): for each band and segment the
 * estimate's envelope b is scaled to the reference's energy, clipped at −15 dB signal-to-distortion
 * and correlated with the reference's envelope a:
 *
 * <pre>
 *   α = ‖a‖/(‖b‖ + ε),   b″ = min(αb, (1 + 10^(15/20))·a),
 *   r = ⟨a°/(‖a°‖ + ε), b°/(‖b°‖ + ε)⟩,   ° = minus the mean of the segment
 * </pre>
 *
 * <p>A band that is constant over a segment but for rounding has r = 0. Cost: three passes over 30
 * values a band and segment; the gradient adds two.
 */
final class ClippedBandCorrelation implements SegmentCorrelation {

  /** 1 + 10^(−β/20) for β = −15 dB. */
  static final double CLIP = 1 + 5.623413251903491;

  @Override
  public double mean(double[][] reference, double[][] estimate, double @Nullable [][] gradient) {
    int segments = reference[0].length - SEGMENT + 1;
    double weight = 1.0 / ((double) reference.length * segments);
    Segment segment = new Segment();
    double sum = 0;
    for (int k = 0; k < reference.length; k++) {
      double band = 0;
      for (int start = 0; start < segments; start++) {
        band += segment.correlate(reference[k], estimate[k], start);
        if (gradient != null) {
          segment.addGradient(reference[k], estimate[k], start, weight, gradient[k]);
        }
      }
      sum += band;
    }
    return sum / ((double) reference.length * segments);
  }

  @Override
  public double[] bySegment(double[][] reference, double[][] estimate) {
    double[] means = new double[reference[0].length - SEGMENT + 1];
    for (int k = 0; k < reference.length; k++) {
      double[] band = ofSegments(reference[k], estimate[k]);
      for (int s = 0; s < means.length; s++) {
        means[s] += band[s] / reference.length;
      }
    }
    return means;
  }

  /** Correlations of each segment of one band; the golden stages of the tests are made of these. */
  static double[] ofSegments(double[] reference, double[] estimate) {
    double[] correlations = new double[reference.length - SEGMENT + 1];
    Segment segment = new Segment();
    for (int start = 0; start < correlations.length; start++) {
      correlations[start] = segment.correlate(reference, estimate, start);
    }
    return correlations;
  }

  /**
   * One band of one segment: the forward pass keeps what the gradient needs. Sums run over even and
   * odd frames apart, so that two additions are in flight.
   */
  private static final class Segment {
    private final double[] a = new double[SEGMENT];
    private final double[] b = new double[SEGMENT];
    private double aMean;
    private double bMean;
    private double alpha;
    private double estimateNorm;
    private double aNorm;
    private double bNorm;
    private double correlation;

    double correlate(double[] reference, double[] estimate, int start) {
      scale(reference, estimate, start);
      clip(reference, estimate, start);
      double aa0 = 0, aa1 = 0, bb0 = 0, bb1 = 0, ab0 = 0, ab1 = 0;
      for (int n = 0; n < SEGMENT; n += 2) {
        double a0 = reference[start + n] - aMean;
        double a1 = reference[start + n + 1] - aMean;
        double b0 = b[n] - bMean;
        double b1 = b[n + 1] - bMean;
        a[n] = a0;
        a[n + 1] = a1;
        b[n] = b0;
        b[n + 1] = b1;
        aa0 += a0 * a0;
        aa1 += a1 * a1;
        bb0 += b0 * b0;
        bb1 += b1 * b1;
        ab0 += a0 * b0;
        ab1 += a1 * b1;
      }
      double aa = aa0 + aa1;
      double bb = bb0 + bb1;
      boolean constant =
          SegmentCorrelation.isConstant(aa, aMean, SEGMENT)
              || SegmentCorrelation.isConstant(bb, bMean, SEGMENT);
      aNorm = Math.sqrt(aa);
      bNorm = constant ? 0 : Math.sqrt(bb);
      correlation = constant ? 0 : (ab0 + ab1) / ((aNorm + EPSILON) * (bNorm + EPSILON));
      return correlation;
    }

    private void scale(double[] reference, double[] estimate, int start) {
      double aa0 = 0, aa1 = 0, bb0 = 0, bb1 = 0, sum0 = 0, sum1 = 0;
      for (int n = start; n < start + SEGMENT; n += 2) {
        double a0 = reference[n];
        double a1 = reference[n + 1];
        double b0 = estimate[n];
        double b1 = estimate[n + 1];
        aa0 += a0 * a0;
        aa1 += a1 * a1;
        bb0 += b0 * b0;
        bb1 += b1 * b1;
        sum0 += a0;
        sum1 += a1;
      }
      aMean = (sum0 + sum1) / SEGMENT;
      estimateNorm = Math.sqrt(bb0 + bb1);
      alpha = Math.sqrt(aa0 + aa1) / (estimateNorm + EPSILON);
    }

    private void clip(double[] reference, double[] estimate, int start) {
      double sum0 = 0, sum1 = 0;
      for (int n = 0; n < SEGMENT; n += 2) {
        double b0 = Math.min(alpha * estimate[start + n], CLIP * reference[start + n]);
        double b1 = Math.min(alpha * estimate[start + n + 1], CLIP * reference[start + n + 1]);
        b[n] = b0;
        b[n + 1] = b1;
        sum0 += b0;
        sum1 += b1;
      }
      bMean = (sum0 + sum1) / SEGMENT;
    }

    /**
     * Adds weight·∂r/∂b. The steps of the forward pass in reverse: normalisation and removal of the
     * mean (whose own adjoint changes nothing, as all terms have zero mean), clipping (nothing
     * passes where b″ is the bound), gain.
     */
    void addGradient(
        double[] reference, double[] estimate, int start, double weight, double[] gradient) {
      if (bNorm == 0) {
        return;
      }
      double alongReference = weight / ((aNorm + EPSILON) * (bNorm + EPSILON));
      double alongEstimate = weight * correlation / (bNorm * (bNorm + EPSILON));
      double projection = 0;
      for (int n = 0; n < SEGMENT; n++) {
        boolean passes = alpha * estimate[start + n] < CLIP * reference[start + n];
        a[n] = passes ? alongReference * a[n] - alongEstimate * b[n] : 0;
        projection += a[n] * estimate[start + n];
      }
      double gainTerm = projection * alpha / ((estimateNorm + EPSILON) * estimateNorm);
      for (int n = 0; n < SEGMENT; n++) {
        gradient[start + n] += alpha * a[n] - gainTerm * estimate[start + n];
      }
    }
  }
}
