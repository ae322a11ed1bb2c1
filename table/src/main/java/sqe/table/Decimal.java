package sqe.table;

import com.fasterxml.jackson.core.io.NumberOutput;

/**
 * Numbers as text: the shortest decimal that reads back to the same double.
 *
 * <p>{@link Double#toString(double)} gives that only from Java 19 on; the algorithm used here is
 * the same on every version, so tables are the same bytes.
 */
public final class Decimal {

  private Decimal() {}

  /** Shortest round-trip form; {@code inf} and {@code -inf}. */
  public static String of(double value) {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a table holds no NaN");
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    return NumberOutput.toString(value, true);
  }

  /** The inverse of {@link #of}. */
  public static double parse(String text) {
    return switch (text) {
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
