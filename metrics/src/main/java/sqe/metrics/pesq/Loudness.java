package sqe.metrics.pesq;

/**
 * Loudness of an excitation by Zwicker's law (§8.6):
 *
 * <pre>
 *   L = c·(T/½)^e·((½ + ½·P/T)^e − 1)   where P exceeds the threshold T, else 0
 * </pre>
 */
final class Loudness {

  private static final double SCALE = 0.1866055;
  private static final double EXPONENT = 0.23;
  private static final double LOW_BARK = 4;
  private static final double LOW_EXPONENT = 0.15;

  private final double[] threshold;
  private final double[] exponent;
  private final double[] factor;

  Loudness(BarkBands bands) {
    this.threshold = bands.thresholds();
    this.exponent = new double[bands.count()];
    this.factor = new double[bands.count()];
    for (int b = 0; b < exponent.length; b++) {
      double centre = bands.centre(b);
      double q = centre < LOW_BARK ? Math.min(6 / (centre + 2), 2) : 1;
      exponent[b] = EXPONENT * StrictMath.pow(q, LOW_EXPONENT);
      factor[b] = SCALE * StrictMath.pow(threshold[b] / 0.5, exponent[b]);
    }
  }

  /** Loudness in one band, in Sone a Bark. */
  double of(double power, int band) {
    double t = threshold[band];
    return power > t
        ? factor[band] * (FixedPower.pow(0.5 + 0.5 * power / t, exponent[band]) - 1)
        : 0;
  }
}
