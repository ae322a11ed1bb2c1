package sqe.report.document;

import java.util.regex.Pattern;

/** Text that Markdown, as GitHub reads it, shows as it is. */
final class MarkdownEscaper {

  private static final String NUMBER = "[-+]?(?:inf|\\d[\\d.]*(?:e[-+]?\\d+)?)";

  /** An interval, which is no link as long as nothing behind it makes it one; or else a sign. */
  private static final Pattern INTERVAL_OR_SIGN =
      Pattern.compile("(\\[%1$s, %1$s\\](?![\\[(:]))|([\\\\`*_\\[\\]<>|#&~$])".formatted(NUMBER));

  /** What makes a list, a rule or a heading of a line that begins with it. */
  private static final Pattern LINE_START =
      Pattern.compile("^(?:(\\d+)(?=[.)](?: |$))|(?=[-+](?: |$)|[-=]{2}|=$))");

  private static final Pattern TICKS = Pattern.compile("`+");

  private MarkdownEscaper() {}

  /** Text within a line. */
  static String plain(String text) {
    return INTERVAL_OR_SIGN
        .matcher(Printable.of(text))
        .replaceAll(found -> found.group(1) == null ? "\\\\$2" : "$1");
  }

  /**
   * A code span, in which nothing but its end is markup; nothing where there is nothing to show.
   *
   * @param inTable whether it stands in a cell, which a bar would end
   */
  static String code(String text, boolean inTable) {
    String shown = Printable.of(text);
    if (shown.isBlank()) {
      return "";
    }
    String content = inTable ? shown.replace("|", "\\|") : shown;
    int longest =
        TICKS.matcher(content).results().mapToInt(run -> run.group().length()).max().orElse(0);
    String ticks = "`".repeat(longest + 1);
    boolean touches = content.matches("[` ].*|.*[` ]");
    String room = touches ? " " : "";
    return ticks + room + content + room + ticks;
  }

  /** A line that begins with text that is escaped already: it opens neither list nor heading. */
  static String line(String escaped) {
    return LINE_START.matcher(escaped.strip()).replaceFirst("$1\\\\");
  }

  /** Text within an element of HTML. */
  static String html(String text) {
    return Printable.of(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
