package sqe.metrics.pmsqe;

import static sqe.metrics.pmsqe.FrameComparison.ASYMMETRIC_FACTOR;
import static sqe.metrics.pmsqe.FrameComparison.ASYMMETRY_EXPONENT;
import static sqe.metrics.pmsqe.FrameComparison.ASYMMETRY_LIMIT;
import static sqe.metrics.pmsqe.FrameComparison.ASYMMETRY_OFFSET;
import static sqe.metrics.pmsqe.FrameComparison.DEADZONE;
import static sqe.metrics.pmsqe.FrameComparison.DISTURBANCE_FLOOR;
import static sqe.metrics.pmsqe.FrameComparison.DISTURBANCE_LIMIT;
import static sqe.metrics.pmsqe.FrameComparison.GAIN_OFFSET;
import static sqe.metrics.pmsqe.FrameComparison.SYMMETRIC_FACTOR;

/**
 * What changes of a frame's cells do to the score (§12, steps 1 to 5): the way back through the
 * {@link FrameComparison} that has just computed the frame.
 */
final class FrameGradient {

  private final FrameComparison comparison;
  private final ReferenceSide reference;
  private final LoudnessScale scale;
  private final double[] width;
  private final double totalWidth;

  FrameGradient(FrameComparison comparison, ReferenceSide reference) {
    this.comparison = comparison;
    this.reference = reference;
    Configuration configuration = reference.spectrum().configuration();
    scale = configuration.loudness;
    width = configuration.width;
    totalWidth = configuration.bands.totalWidth();
  }

  /**
   * Differentiates the frame the comparison computed last.
   *
   * @param frame which one that was
   * @param share of the frame in the score, 1/T
   * @param cells receives ∂score/∂B1 of the frame's bands at the frame's place
   */
  void compute(int frame, double share, double[] cells) {
    int offset = frame * width.length;
    double through = differentiateDisturbance(frame, share, cells);
    double gainChange = comparison.gainFree ? through / (comparison.audible + GAIN_OFFSET) : 0;
    for (int j = 0; j < width.length; j++) {
      double change = comparison.equalised[j] > scale.threshold(j) ? gainChange : 0;
      cells[offset + j] = comparison.gain * (cells[offset + j] - change);
    }
  }

  /** Steps 1 to 4: writes g_2 and returns Σ_j g_2·B1. */
  private double differentiateDisturbance(int frame, double share, double[] cells) {
    int offset = frame * width.length;
    double weight = reference.weight()[frame];
    double symmetricShare =
        comparison.weightedSymmetric < DISTURBANCE_LIMIT ? SYMMETRIC_FACTOR * share / weight : 0;
    double asymmetricShare =
        comparison.weightedAsymmetric < DISTURBANCE_LIMIT ? ASYMMETRIC_FACTOR * share / weight : 0;
    double norm = symmetricShare * totalWidth / comparison.symmetric;
    double through = 0;
    for (int j = 0; j < width.length; j++) {
      double change =
          bySize(offset + j, j, norm, asymmetricShare) + byAsymmetry(j, asymmetricShare);
      cells[offset + j] = change;
      through += change * comparison.equalised[j];
    }
    return through;
  }

  /** By way of s: g_s·ds/dL·dL/dB2, 0 where s is at its floor. */
  private double bySize(int cell, int j, double norm, double asymmetricShare) {
    double s = comparison.disturbance[j];
    if (s <= DISTURBANCE_FLOOR) {
      return 0;
    }
    double loudness = comparison.loudness[j];
    double change =
        norm * width[j] * width[j] * s + asymmetricShare * width[j] * comparison.asymmetry[j];
    double sign = loudness < reference.loudness()[cell] ? -1 - DEADZONE : 1;
    return change * sign * scale.slope(j, comparison.compensated[j], loudness);
  }

  /** By way of h: g_h·dh/dB2, 0 where h is below its floor or at its limit. */
  private double byAsymmetry(int j, double asymmetricShare) {
    double h = comparison.asymmetry[j];
    if (h >= ASYMMETRY_LIMIT) {
      return 0;
    }
    double slope = ASYMMETRY_EXPONENT * h / (comparison.compensated[j] + ASYMMETRY_OFFSET);
    return asymmetricShare * width[j] * comparison.disturbance[j] * slope;
  }
}
