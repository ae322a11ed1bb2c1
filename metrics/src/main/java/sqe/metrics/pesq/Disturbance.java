package sqe.metrics.pesq;

import sqe.dsp.PowerLaw;

/**
 * How much two frames differ to the ear (§8.7): once as it is, once weighted so that what the
 * degraded signal adds counts and what it lacks does not. Holds the last result: for one thread.
 */
final class Disturbance {

  private static final double DEAD_ZONE = 0.25;
  private static final double ASYMMETRY_OFFSET = 50;
  private static final PowerLaw ASYMMETRY = new PowerLaw(1.2);
  private static final double MOST_ASYMMETRY = 12;
  private static final double LEAST_ASYMMETRY = 3;

  /** Ratios outside these bounds are beyond the limits of asymmetry without further arithmetic. */
  private static final double SURELY_LEAST = 2.49;

  private static final double SURELY_MOST = 8;

  private final Loudness loudness;
  private final double[] width;
  private final double totalWidth;
  private double symmetric;
  private double asymmetric;

  Disturbance(BarkBands bands, Loudness loudness) {
    this.loudness = loudness;
    this.width = bands.widths();
    this.totalWidth = bands.totalWidth();
  }

  /**
   * Compares two frames of excitation.
   *
   * @param reference X, compensated for the frequency response
   * @param degraded Y, compensated for the gain
   */
  void measure(double[] reference, double[] degraded) {
    double squares = 0;
    double sum = 0;
    for (int b = 1; b < width.length; b++) {
      double d = beyondDeadZone(loudness.of(reference[b], b), loudness.of(degraded[b], b));
      if (d != 0) {
        double weighted = Math.abs(d) * width[b];
        squares += weighted * weighted;
        sum += weighted * asymmetry(reference[b], degraded[b]);
      }
    }
    symmetric = totalWidth * Math.sqrt(squares / totalWidth);
    asymmetric = sum;
  }

  /** Disturbance of the frames measured last. */
  double symmetric() {
    return symmetric;
  }

  /** Asymmetric disturbance of the frames measured last. */
  double asymmetric() {
    return asymmetric;
  }

  static double beyondDeadZone(double reference, double degraded) {
    double difference = degraded - reference;
    double zone = DEAD_ZONE * Math.min(degraded, reference);
    if (difference > zone) {
      return difference - zone;
    }
    return difference < -zone ? difference + zone : 0;
  }

  static double asymmetry(double reference, double degraded) {
    double ratio = (degraded + ASYMMETRY_OFFSET) / (reference + ASYMMETRY_OFFSET);
    if (ratio < SURELY_LEAST) {
      return 0;
    }
    if (ratio > SURELY_MOST) {
      return MOST_ASYMMETRY;
    }
    double factor = ASYMMETRY.of(ratio);
    return factor < LEAST_ASYMMETRY ? 0 : Math.min(factor, MOST_ASYMMETRY);
  }
}
