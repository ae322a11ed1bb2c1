package sqe.metrics.loss;

/** Numbers as signatures and messages write them. */
final class Decimals {

  private Decimals() {}

  /** The shortest decimal that reads back to the same number, as in 1, 0.05 and 1e-10. */
  static String shortest(double value) {
    return Double.toString(value).replaceFirst("\\.0(?=$|E)", "").replace('E', 'e');
  }

  /** Text that is a number in its shortest form; any other text as it is. */
  static String canonical(String text) {
    try {
      return shortest(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return text;
    }
  }
}
