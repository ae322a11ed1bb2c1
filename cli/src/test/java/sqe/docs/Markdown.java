package sqe.docs;

import java.util.Collections;
import java.util.List;

/** Text as Markdown wants it. */
final class Markdown {

  private Markdown() {}

  /** A table; what would be markup inside a cell is escaped. */
  static String table(List<String> heading, List<List<String>> rows) {
    StringBuilder table = new StringBuilder();
    row(table, heading);
    row(table, Collections.nCopies(heading.size(), "---"));
    rows.forEach(cells -> row(table, cells));
    return table.toString();
  }

  private static void row(StringBuilder table, List<String> cells) {
    for (String cell : cells) {
      table.append("| ").append(plain(cell).replace("|", "\\|")).append(' ');
    }
    table.append("|\n");
  }

  static String code(String text) {
    return "`" + text + "`";
  }

  /** Text of which nothing is markup. */
  static String plain(String text) {
    return text.replace("*", "\\*").replace("<", "\\<");
  }
}
