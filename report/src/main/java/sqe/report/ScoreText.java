package sqe.report;

import java.util.Locale;

/** Scores and differences of one metric in a report: all with as many decimals. */
public final class ScoreText {

  /** Of most scores; half a decibel, half a MOS and half a percent of STOI are told apart. */
  private static final int USUAL = 4;

  /** A number of a small metric, such as a mean squared error, keeps so many digits. */
  private static final int DIGITS = 3;

  /** More decimals than this a double between 0.1 and 1 does not have. */
  private static final int MOST = 16;

  /** From here on a number is written with an exponent. */
  private static final double HUGE = 1e10;

  private ScoreText() {}

  /**
   * How many decimals.
   *
   * @param largest magnitude among the means, 0 where there is none
   */
  public static int decimals(double largest) {
    return largest > 0 && largest < 1 ? between(USUAL, leadingZeros(largest) + DIGITS) : USUAL;
  }

  /** Decimals that show a hundredth of a margin, which is above 0. */
  static int ofMargin(double margin) {
    return between(2, (int) Math.ceil(-StrictMath.log10(margin)) + 2);
  }

  private static int leadingZeros(double small) {
    return (int) Math.floor(-StrictMath.log10(small));
  }

  private static int between(int least, int decimals) {
    return Math.min(MOST, Math.max(least, decimals));
  }

  /** A number with so many decimals; - where there is none. Zero has no sign. */
  public static String fixed(double value, int decimals) {
    return text(value, "%." + decimals, decimals);
  }

  /** The same with + before what is above zero. */
  static String signed(double value, int decimals) {
    return text(value, "%+." + decimals, decimals);
  }

  private static String text(double value, String start, int decimals) {
    if (Double.isNaN(value)) {
      return "-";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "inf" : "-inf";
    }
    String text = String.format(Locale.ROOT, start + (Math.abs(value) < HUGE ? "f" : "e"), value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }
}
