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
          segment.addGradient(estimate[k], start, weight, gradient[k]);
        }
      }
      sum += band;
    }
    return sum / ((double) reference.length * segments);
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

  /** One band of one segment: the forward pass keeps what the gradient needs. */
  private static final class Segment {
    private final double[] a = new double[SEGMENT];
    private final double[] b = new double[SEGMENT];
    private final boolean[] passes = new boolean[SEGMENT];
    private double alpha;
    private double estimateNorm;
    private double aNorm;
    private double bNorm;
    private double correlation;

    double correlate(double[] reference, double[] estimate, int start) {
      scaleAndClip(reference, estimate, start);
      double aSum = 0;
      double bSum = 0;
      for (int n = 0; n < SEGMENT; n++) {
        aSum += a[n];
        bSum += b[n];
      }
      double aMean = aSum / SEGMENT;
      double bMean = bSum / SEGMENT;
      double aa = 0, bb = 0, ab = 0;
      for (int n = 0; n < SEGMENT; n++) {
        double da = a[n] - aMean;
        double db = b[n] - bMean;
        a[n] = da;
        b[n] = db;
        aa += da * da;
        bb += db * db;
        ab += da * db;
      }
      boolean constant =
          SegmentCorrelation.isConstant(aa, aMean, SEGMENT)
              || SegmentCorrelation.isConstant(bb, bMean, SEGMENT);
      aNorm = Math.sqrt(aa);
      bNorm = constant ? 0 : Math.sqrt(bb);
      correlation = constant ? 0 : ab / ((aNorm + EPSILON) * (bNorm + EPSILON));
      return correlation;
    }

    private void scaleAndClip(double[] reference, double[] estimate, int start) {
      double aa = 0;
      double bb = 0;
      for (int n = 0; n < SEGMENT; n++) {
        aa += reference[start + n] * reference[start + n];
        bb += estimate[start + n] * estimate[start + n];
      }
      estimateNorm = Math.sqrt(bb);
      alpha = Math.sqrt(aa) / (estimateNorm + EPSILON);
      for (int n = 0; n < SEGMENT; n++) {
        double scaled = alpha * estimate[start + n];
        double bound = CLIP * reference[start + n];
        a[n] = reference[start + n];
        b[n] = Math.min(scaled, bound);
        passes[n] = scaled < bound;
      }
    }

    /**
     * Adds weight·∂r/∂b. The steps of the forward pass in reverse: normalisation and removal of the
     * mean (whose own adjoint changes nothing, as all terms have zero mean), clipping (nothing
     * passes where b″ is the bound), gain.
     */
    void addGradient(double[] estimate, int start, double weight, double[] gradient) {
      if (bNorm == 0) {
        return;
      }
      double alongReference = weight / ((aNorm + EPSILON) * (bNorm + EPSILON));
      double alongEstimate = weight * correlation / (bNorm * (bNorm + EPSILON));
      double projection = 0;
      for (int n = 0; n < SEGMENT; n++) {
        a[n] = passes[n] ? alongReference * a[n] - alongEstimate * b[n] : 0;
        projection += a[n] * estimate[start + n];
      }
      double gainTerm = projection * alpha / ((estimateNorm + EPSILON) * estimateNorm);
      for (int n = 0; n < SEGMENT; n++) {
        gradient[start + n] += alpha * a[n] - gainTerm * estimate[start + n];
      }
    }
  }
}
