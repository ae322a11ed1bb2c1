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

  /** The first few texts of a list, separated by commas, and how many more there are. */
  public static String list(Collection<String> texts) {
    String first = texts.stream().limit(MOST).map(Excerpt::of).collect(Collectors.joining(", "));
    return texts.size() <= MOST ? first : first + " and " + (texts.size() - MOST) + " more";
  }
}
