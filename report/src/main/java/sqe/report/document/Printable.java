package sqe.report.document;

import java.util.Locale;

/**
 * Text that steers nothing, whatever it holds: control characters (line breaks too), characters
 * that change direction or are not seen, line and paragraph separators and halves of surrogate
 * pairs become their code points, as in {@code \u001B}.
 */
final class Printable {

  private Printable() {}

  static String of(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            c -> {
              if (isSeen(c)) {
                safe.appendCodePoint(c);
              } else {
                safe.append(String.format(Locale.ROOT, "\\u%04X", c));
              }
            });
    return safe.toString();
  }

  private static boolean isSeen(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }
}
