package sqe.metrics.pesq;

/**
 * x^e for normal positive x, several times faster than {@link StrictMath#pow} and as independent of
 * the platform.
 *
 * <p>The loudness of every band of every frame is a power, which makes powers the most expensive
 * part of the perceptual model. x = 2^k·m with m in [1, 2); log₂ m comes from a table of 128
 * centres and a polynomial of fifth degree around them, 2^y from a table of 128 steps and a
 * polynomial of fifth degree. Only additions, multiplications and table look-ups: the same bits
 * everywhere. Relative error below 1e-13 where the result is between 1e-100 and 1e100.
 */
final class FixedPower {

  private static final int STEPS = 128;
  private static final int STEP_BITS = 7;
  private static final double INVERSE_LN2 = 1 / StrictMath.log(2);
  private static final double LN2 = StrictMath.log(2);
  private static final long MANTISSA = (1L << 52) - 1;
  private static final double[] INVERSE_CENTRE = new double[STEPS];
  private static final double[] LOG2_CENTRE = new double[STEPS];
  private static final double[] EXP2_STEP = new double[STEPS];

  static {
    for (int i = 0; i < STEPS; i++) {
      INVERSE_CENTRE[i] = 1 / (1 + (i + 0.5) / STEPS);
      LOG2_CENTRE[i] = -StrictMath.log(INVERSE_CENTRE[i]) * INVERSE_LN2;
      EXP2_STEP[i] = StrictMath.pow(2, (double) i / STEPS);
    }
  }

  private FixedPower() {}

  /**
   * The power.
   *
   * @param x positive and normal
   * @param exponent such that the result is a normal number
   */
  static double pow(double x, double exponent) {
    return exp2(exponent * log2(x));
  }

  private static double log2(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int k = (int) (bits >>> 52) - 1023;
    int i = (int) ((bits & MANTISSA) >>> (52 - STEP_BITS));
    double m = Double.longBitsToDouble((bits & MANTISSA) | (1023L << 52));
    double r = m * INVERSE_CENTRE[i] - 1;
    double ln = r * (1 - r * (0.5 - r * (1.0 / 3 - r * (0.25 - r * 0.2))));
    return k + (LOG2_CENTRE[i] + ln * INVERSE_LN2);
  }

  private static double exp2(double y) {
    double scaled = y * STEPS;
    long step = (long) Math.floor(scaled + 0.5);
    double t = (scaled - step) * (LN2 / STEPS);
    double fraction = 1 + t * (1 + t * (0.5 + t * (1.0 / 6 + t * (1.0 / 24 + t * (1.0 / 120)))));
    double power = Double.longBitsToDouble(((step >> STEP_BITS) + 1023) << 52);
    return EXP2_STEP[(int) (step & (STEPS - 1))] * fraction * power;
  }
}
