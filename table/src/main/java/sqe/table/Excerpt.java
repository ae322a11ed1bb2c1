package sqe.table;

import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Text of a user's file in a message: one line of sane length that cannot steer a terminal. A cell
 * may hold anything.
 */
public final class Excerpt {

  private static final int LONGEST = 60;
  private static final int MOST = 12;

  /** Of a word, and of a message: a path may be long, a message is read. */
  private static final int LONGEST_WORD = 300;

  private static final int LONGEST_MESSAGE = 2000;

  /** So many times longer is the beginning that stays than the end. */
  private static final int BEGINNING = 3;

  private Excerpt() {}

  /** The beginning of a text; control characters become their code points. */
  public static String of(String text) {
    int length = text.codePointCount(0, Math.min(text.length(), 2 * LONGEST + 2));
    String start =
        length <= LONGEST ? text : text.substring(0, text.offsetByCodePoints(0, LONGEST));
    StringBuilder shown = new StringBuilder();
    start
        .codePoints()
        .forEach(
            c -> {
              if (Character.isISOControl(c)) {
                shown.append(String.format(Locale.ROOT, "\\u%04X", c));
              } else {
                shown.appendCodePoint(c);
              }
            });
    return length <= LONGEST ? shown.toString() : shown.append('…').toString();
  }

  /**
   * A message that may hold text of a user's whole: words beyond 300 characters and what is beyond
   * 2000 in all lose their middle. Whoever writes to people calls it last, so that no text is
   * forgotten.
   */
  public static String message(String text) {
    if (text.length() <= LONGEST_WORD) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int start = 0;
    while (start < text.length()) {
      int blank = text.indexOf(' ', start);
      int end = blank < 0 ? text.length() : blank + 1;
      shown.append(withoutMiddle(text.substring(start, end), LONGEST_WORD));
      start = end;
    }
    return withoutMiddle(shown.toString(), LONGEST_MESSAGE);
  }

  private static String withoutMiddle(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest / (BEGINNING + 1);
    return whole(text.substring(0, longest - end))
        + "…"
        + whole(text.substring(text.length() - end));
  }

  /** Without halves of characters that lie where it was cut. */
  private static String whole(String part) {
    int from = Character.isLowSurrogate(part.charAt(0)) ? 1 : 0;
    int to = part.length() - (Character.isHighSurrogate(part.charAt(part.length() - 1)) ? 1 : 0);
    return part.substring(from, to);
  }

  /** The first few texts of a list, separated by commas, and how many more there are. */
  public static String list(Collection<String> texts) {
    String first = texts.stream().limit(MOST).map(Excerpt::of).collect(Collectors.joining(", "));
    return texts.size() <= MOST ? first : first + " and " + (texts.size() - MOST) + " more";
  }
}
