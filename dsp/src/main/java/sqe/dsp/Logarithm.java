package sqe.dsp;

/**
 * Logarithms, the same to the bit on every machine and several times as fast as {@link
 * StrictMath#log}, for measures that take one of every bin or band.
 *
 * <p>Write x = 2^e·c·(1 + r), where c is the centre of the one of 128 equal segments of [1, 2) that
 * the mantissa falls into, so that |r| ≤ 1/256. Then
 *
 * <pre>
 *   ln x = e·ln 2 + ln c + ln(1 + r)
 * </pre>
 *
 * <p>The first two terms come from tables made once by {@link StrictMath#log}, the third is its
 * series up to r⁷, whose remainder lies below 1e-20. The absolute error is at most 3e-16 times the
 * larger of 1 and |ln x|, which is what decibels need; just below 1 the relative error is larger.
 * Zero, negative and subnormal numbers, infinities and NaN take the slow way.
 */
public final class Logarithm {

  private static final int SEGMENT_BITS = 7;
  private static final int SEGMENTS = 1 << SEGMENT_BITS;
  private static final int MANTISSA_BITS = 52;
  private static final long MANTISSA = (1L << MANTISSA_BITS) - 1;
  private static final int BIAS = 1023;
  private static final int LARGEST_EXPONENT = 2046;
  private static final long ONE = (long) BIAS << MANTISSA_BITS;

  private static final double LN_2 = StrictMath.log(2);
  private static final double LG_E = 1 / StrictMath.log(10);

  private static final double[] INVERSE_CENTRE = new double[SEGMENTS];
  private static final double[] LN_CENTRE = new double[SEGMENTS];

  static {
    for (int i = 0; i < SEGMENTS; i++) {
      INVERSE_CENTRE[i] = 1 / centre(i);
      LN_CENTRE[i] = StrictMath.log(centre(i));
    }
  }

  private Logarithm() {}

  private static double centre(int segment) {
    return 1 + (segment + 0.5) / SEGMENTS;
  }

  /** The natural logarithm; −∞ of 0, NaN of a negative number. */
  public static double natural(double x) {
    long bits = Double.doubleToRawLongBits(x);
    int exponent = (int) (bits >>> MANTISSA_BITS); // with the sign, so that negatives are too large
    if (exponent == 0 || exponent > LARGEST_EXPONENT) {
      return StrictMath.log(x);
    }
    int segment = (int) (bits >>> (MANTISSA_BITS - SEGMENT_BITS)) & (SEGMENTS - 1);
    double mantissa = Double.longBitsToDouble((bits & MANTISSA) | ONE);
    double r = (mantissa - centre(segment)) * INVERSE_CENTRE[segment];
    double s = 1.0 / 5 + r * (-1.0 / 6 + r * (1.0 / 7));
    double series = r - r * r * (0.5 - r * (1.0 / 3 - r * (0.25 - r * s)));
    return (exponent - BIAS) * LN_2 + (LN_CENTRE[segment] + series);
  }

  /** The logarithm to base 10; −∞ of 0, NaN of a negative number. */
  public static double decimal(double x) {
    return natural(x) * LG_E;
  }
}
