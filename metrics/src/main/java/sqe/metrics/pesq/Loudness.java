package sqe.metrics.pesq;

import java.util.HashMap;
import java.util.Map;
import sqe.dsp.PowerLaw;

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
  private final PowerLaw[] law;
  private final double[] factor;

  Loudness(BarkBands bands) {
    this.threshold = bands.thresholds();
    this.law = new PowerLaw[bands.count()];
    Map<Double, PowerLaw> laws = new HashMap<>();
    this.factor = new double[bands.count()];
    for (int b = 0; b < law.length; b++) {
      double centre = bands.centre(b);
      double q = centre < LOW_BARK ? Math.min(6 / (centre + 2), 2) : 1;
      double exponent = EXPONENT * StrictMath.pow(q, LOW_EXPONENT);
      law[b] = laws.computeIfAbsent(exponent, PowerLaw::new);
      factor[b] = SCALE * StrictMath.pow(threshold[b] / 0.5, exponent);
    }
  }

  /** Loudness in one band, in Sone a Bark. */
  double of(double power, int band) {
    double t = threshold[band];
    return power > t ? factor[band] * (law[band].of(0.5 + 0.5 * power / t) - 1) : 0;
  }
}
