package sqe.metrics;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * Numbers as signatures and messages write them: the shortest decimal that reads back to the same
 * double. {@link Double#toString(double)} finds it only from Java 19 on; here it is found by trial,
 * so that a signature is the same text everywhere.
 */
public final class NumberText {

  private static final int MOST_DIGITS = 17;

  /** Powers of ten between these are written without an exponent. */
  private static final int SMALLEST_PLAIN = -4;

  private static final int LARGEST_PLAIN = 15;

  private NumberText() {}

  /**
   * The shortest form, as in 1, 0.05, 1e-10, inf, -inf and nan; from 1e-4 up and below 1e16 without
   * exponent. Zero is 0 whatever its sign.
   */
  public static String shortest(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return "0";
    }
    BigDecimal exact = new BigDecimal(value);
    BigDecimal rounded = exact;
    for (int digits = 1; digits <= MOST_DIGITS; digits++) {
      rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        break;
      }
    }
    return text(rounded.stripTrailingZeros());
  }

  /** The shortest form of a number rounded to so many digits: 20 and 0.05, not 20.0 and 0.0500. */
  public static String rounded(double value, int digits) {
    return shortest(
        Double.isFinite(value)
            ? new BigDecimal(value).round(new MathContext(digits)).doubleValue()
            : value);
  }

  private static String text(BigDecimal number) {
    int exponent = number.precision() - number.scale() - 1;
    if (exponent >= SMALLEST_PLAIN && exponent <= LARGEST_PLAIN) {
      return number.toPlainString();
    }
    return number.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }

  /** Text that is a number in its shortest form; any other text as it is. */
  public static String canonical(String text) {
    try {
      return shortest(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
