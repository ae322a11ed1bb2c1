package sqe.dsp;

/**
 * e^x, the same to the bit on every machine and several times as fast as {@link StrictMath#exp},
 * for measures that take one of every bin.
 *
 * <p>Write x = n·(ln 2)/128 + r with |r| ≤ (ln 2)/256 and n = 128·e + i. Then
 *
 * <pre>
 *   e^x = 2^e · 2^(i/128) · e^r
 * </pre>
 *
 * <p>The first factor is an exponent, the second comes from a table made once by {@link
 * StrictMath#pow}, the third is its series up to r⁵, whose remainder lies below 1e-18. The constant
 * is split in two, so that r is exact to the last place. The result is within 2 units in the last
 * place. Arguments beyond ±700, infinities and NaN take the slow way.
 */
public final class Exponential {

  private static final int SEGMENT_BITS = 7;
  private static final int SEGMENTS = 1 << SEGMENT_BITS;
  private static final double LARGEST = 700;
  private static final int MANTISSA_BITS = 52;
  private static final long BIAS = 1023;

  private static final double PER_STEP = SEGMENTS / StrictMath.log(2);

  /** The leading 32 bits of (ln 2)/128, which times n is exact, and the rest. */
  private static final double STEP = 0x1.62e42feep-1 / SEGMENTS;

  private static final double STEP_REST = 0x1.a39ef35793c76p-33 / SEGMENTS;

  private static final double[] POWER = new double[SEGMENTS];

  static {
    for (int i = 0; i < SEGMENTS; i++) {
      POWER[i] = StrictMath.pow(2, (double) i / SEGMENTS);
    }
  }

  private Exponential() {}

  /** e^x; 0 of −∞, NaN of NaN. */
  public static double of(double x) {
    if (!(Math.abs(x) <= LARGEST)) {
      return StrictMath.exp(x);
    }
    double steps = Math.rint(x * PER_STEP);
    int n = (int) steps;
    double r = (x - steps * STEP) - steps * STEP_REST;
    double series = r + r * r * (0.5 + r * (1.0 / 6 + r * (1.0 / 24 + r * (1.0 / 120))));
    double octave = Double.longBitsToDouble((BIAS + (n >> SEGMENT_BITS)) << MANTISSA_BITS);
    double scale = octave * POWER[n & (SEGMENTS - 1)];
    return scale + scale * series;
  }
}
