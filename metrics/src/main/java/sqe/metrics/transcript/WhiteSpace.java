package sqe.metrics.transcript;

import java.util.regex.Pattern;

/** White space as Python has it: Unicode's, and the four separators U+001C to U+001F. */
final class WhiteSpace {

  /** One character of it, as a part of a regular expression. */
  static final String ANY = "[\\s\\x1c-\\x1f]";

  static final Pattern RUN = Pattern.compile(ANY + "+", Pattern.UNICODE_CHARACTER_CLASS);

  /** Two characters or more. */
  static final Pattern LONG_RUN = Pattern.compile(ANY + "{2,}", Pattern.UNICODE_CHARACTER_CLASS);

  private static final Pattern ENDS =
      Pattern.compile("\\A" + ANY + "+|" + ANY + "+\\z", Pattern.UNICODE_CHARACTER_CLASS);

  private WhiteSpace() {}

  /** A text without the white space at its ends. */
  static String trimmed(String text) {
    return ENDS.matcher(text).replaceAll("");
  }
}
