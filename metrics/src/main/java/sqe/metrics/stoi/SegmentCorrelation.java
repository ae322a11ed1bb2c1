package sqe.metrics.stoi;

import org.jspecify.annotations.Nullable;

/**
 * How alike two sets of envelopes are: a correlation over each run of 30 frames, averaged over all
 * runs. STOI and ESTOI are two of these.
 */
interface SegmentCorrelation {

  /** Frames of a segment (384 ms). */
  int SEGMENT = 30;

  /**
   * A deviation from the mean that is no larger than this, relative to what the mean was taken of,
   * is the rounding of a constant.
   */
  double ROUNDING = SEGMENT * EnvelopeAnalysis.EPSILON;

  /**
   * Mean over all segments.
   *
   * @param reference envelopes {@code [band][frame]}, at least {@link #SEGMENT} frames; not changed
   * @param estimate envelopes of the same shape; not changed
   * @param gradient of the same shape, zero; receives ∂mean/∂estimate; null if it is not wanted
   */
  double mean(double[][] reference, double[][] estimate, double @Nullable [][] gradient);

  /**
   * What {@link #mean} is the mean of.
   *
   * @return one value a segment: its correlation, or the mean of those of its bands
   */
  double[] bySegment(double[][] reference, double[][] estimate);

  /**
   * Whether values of this mean and this energy of deviations from it are one constant but for
   * rounding.
   */
  static boolean isConstant(double deviationEnergy, double mean, int count) {
    return deviationEnergy <= ROUNDING * ROUNDING * count * mean * mean;
  }
}
