package sqe.metrics.pesq;

import sqe.dsp.PowerLaw;

/**
 * From the disturbance of frames to two numbers and the raw score (§10): frames are weighted by the
 * reference's loudness, a sixth-power mean over 0.32 s makes short disturbances count, a quadratic
 * mean over the file does the rest.
 *
 * @param symmetric Q of the symmetric disturbance
 * @param asymmetric Q of the asymmetric disturbance
 */
record Aggregation(double symmetric, double asymmetric) {

  private static final double PERFECT = 4.5;
  private static final double SYMMETRIC_WEIGHT = 0.1;
  private static final double ASYMMETRIC_WEIGHT = 0.0309;
  private static final double MOST_DISTURBANCE = 45;
  private static final PowerLaw FRAME_LOUDNESS = new PowerLaw(0.04);
  private static final int BLOCK = 20;
  private static final int BLOCK_STEP = 10;
  private static final int LONG_FILE = 1000;

  /** The least raw score there is: every frame disturbed as much as counts. */
  static final double LOWEST_RAW =
      PERFECT - (SYMMETRIC_WEIGHT + ASYMMETRIC_WEIGHT) * MOST_DISTURBANCE;

  /** The raw score of identical signals. */
  static final double HIGHEST_RAW = PERFECT;

  /**
   * Aggregates the frames of a pair.
   *
   * @param commonSpan N
   */
  static Aggregation of(FrameDisturbances disturbances, Sizes sizes, int commonSpan) {
    FrameRange frames = disturbances.frames();
    double[] weights = timeWeights(frames, sizes, commonSpan);
    double[] power = disturbances.power();
    return new Aggregation(
        aggregate(limited(disturbances.symmetric(), power), weights, frames),
        aggregate(limited(disturbances.asymmetric(), power), weights, frames));
  }

  /** What each frame from the first audible one on takes from the raw score, before aggregation. */
  static double[] byFrame(FrameDisturbances disturbances) {
    FrameRange frames = disturbances.frames();
    double[] symmetric = limited(disturbances.symmetric(), disturbances.power());
    double[] asymmetric = limited(disturbances.asymmetric(), disturbances.power());
    double[] terms = new double[frames.count() - frames.first()];
    for (int i = 0; i < terms.length; i++) {
      int k = frames.first() + i;
      terms[i] = SYMMETRIC_WEIGHT * symmetric[k] + ASYMMETRIC_WEIGHT * asymmetric[k];
    }
    return terms;
  }

  /** The raw score of P.862. */
  double raw() {
    return PERFECT - SYMMETRIC_WEIGHT * symmetric - ASYMMETRIC_WEIGHT * asymmetric;
  }

  /** Disturbances relative to the loudness of the frame, limited. */
  static double[] limited(double[] disturbance, double[] power) {
    double[] limited = new double[disturbance.length];
    for (int k = 0; k < limited.length; k++) {
      double loudness = FRAME_LOUDNESS.of((power[k] + 1e5) / 1e7);
      limited[k] = Math.min(disturbance[k] / loudness, MOST_DISTURBANCE);
    }
    return limited;
  }

  /** Above 16 s the end of a file counts more than its beginning. */
  static double[] timeWeights(FrameRange frames, Sizes sizes, int commonSpan) {
    double[] weights = new double[frames.count()];
    int whole = (commonSpan - 2 * sizes.guard()) / sizes.hop() - 1;
    double slope = frames.count() <= LONG_FILE ? 0 : Math.min((whole - LONG_FILE) / 5500.0, 0.5);
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (1 - slope) + slope * k / whole;
    }
    return weights;
  }

  private static double aggregate(double[] disturbance, double[] weights, FrameRange frames) {
    double sum = 0;
    double sumOfWeights = 0;
    for (int i = frames.first(); i <= frames.last(); i += BLOCK_STEP) {
      double sixths = 0;
      for (int k = i; k <= Math.min(i + BLOCK - 1, frames.last()); k++) {
        double square = disturbance[k] * disturbance[k];
        sixths += square * square * square;
      }
      double block = sixths > 0 ? StrictMath.pow(sixths / BLOCK, 1.0 / 6) : 0;
      double weight = weights[i - frames.first()];
      sum += weight * block * (weight * block);
      sumOfWeights += weight * weight;
    }
    return Math.sqrt(sum / sumOfWeights);
  }
}
