package sqe.report.document;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What data become in HTML: text that is seen and steers nothing, in elements and attributes. */
public final class HtmlEscaper {

  private static final Pattern STEERING =
      Pattern.compile("[<>&\\p{Cf}\\p{Zl}\\p{Zp}\\x{7F}-\\x{9F}]");

  private HtmlEscaper() {}

  /**
   * Text within an element, or within an attribute in quotes. Characters that are not seen or
   * change direction become their code points.
   */
  public static String text(String text) {
    StringBuilder safe = new StringBuilder(text.length());
    for (char c : Printable.of(text).toCharArray()) {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  /**
   * JSON as the content of a {@code script} element that holds data: no character of it can end the
   * element or open a comment, none that is not seen stands in it as such, and a reader of JSON
   * finds the same values.
   */
  public static String island(String json) {
    return STEERING
        .matcher(json)
        .replaceAll(
            found ->
                found
                    .group()
                    .chars()
                    .mapToObj(c -> String.format(Locale.ROOT, "\\\\u%04x", c))
                    .collect(Collectors.joining()));
  }
}
