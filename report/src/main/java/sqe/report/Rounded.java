package sqe.report;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Interval;

/** Numbers as people read them; all scores and differences of one metric have as many decimals. */
final class Rounded {

  /** What stands where there is no number. */
  static final String NONE = "-";

  /**
   * NumberText of most scores; half a decibel, half a MOS and half a percent of STOI are told
   * apart.
   */
  private static final int USUAL = 4;

  /** A number of a small metric, such as a mean squared error, keeps so many digits. */
  private static final int DIGITS = 3;

  /** More decimals than this a double between 0.1 and 1 does not have. */
  private static final int MOST = 16;

  /** From here on a number is written with an exponent. */
  private static final double HUGE = 1e10;

  /** Below this a p-value is written with an exponent. */
  private static final double SMALL_P = 0.001;

  private Rounded() {}

  /**
   * How many decimals scores need.
   *
   * @param largest magnitude among the means, 0 where there is none
   */
  static int decimals(double largest) {
    return largest > 0 && largest < 1 ? between(USUAL, leadingZeros(largest) + DIGITS) : USUAL;
  }

  /** NumberText that show a hundredth of a margin, which is above 0. */
  static int decimalsOfMargin(double margin) {
    return between(2, (int) Math.ceil(-StrictMath.log10(margin)) + 2);
  }

  private static int leadingZeros(double small) {
    return (int) Math.floor(-StrictMath.log10(small));
  }

  private static int between(int least, int decimals) {
    return Math.min(MOST, Math.max(least, decimals));
  }

  /** A number with so many decimals. Zero has no sign. */
  static String fixed(double value, int decimals) {
    return text(value, "%." + decimals);
  }

  /** The same with + before what is not negative. */
  static String signed(double value, int decimals) {
    return text(value, "%+." + decimals);
  }

  private static String text(double value, String start) {
    if (!Double.isFinite(value)) {
      return notFinite(value);
    }
    String text = String.format(Locale.ROOT, start + (Math.abs(value) < HUGE ? "f" : "e"), value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  /** {@code inf}, {@code -inf}, or {@link #NONE} for NaN. */
  static String notFinite(double value) {
    return Double.isNaN(value) ? NONE : value > 0 ? "inf" : "-inf";
  }

  /** An interval whose ends have so many decimals. */
  static String interval(@Nullable Interval interval, int decimals) {
    return interval == null
        ? NONE
        : "[%s, %s]".formatted(fixed(interval.low(), decimals), fixed(interval.high(), decimals));
  }

  /** The same with signs. */
  static String signedInterval(@Nullable Interval interval, int decimals) {
    return interval == null
        ? NONE
        : "[%s, %s]".formatted(signed(interval.low(), decimals), signed(interval.high(), decimals));
  }

  /** A p-value. */
  static String p(double value) {
    return Double.isNaN(value)
        ? NONE
        : String.format(Locale.ROOT, value < SMALL_P ? "%.1e" : "%.3f", value);
  }
}
