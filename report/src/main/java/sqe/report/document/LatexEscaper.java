package sqe.report.document;

import java.util.Map;

/** Text that LaTeX sets as it is. */
final class LatexEscaper {

  /** Signs with a meaning, and what sets them. A bracket or star could belong to the row before. */
  private static final Map<Character, String> SIGNS =
      Map.ofEntries(
          Map.entry('\\', "\\textbackslash{}"),
          Map.entry('&', "\\&"),
          Map.entry('%', "\\%"),
          Map.entry('$', "\\$"),
          Map.entry('#', "\\#"),
          Map.entry('_', "\\_"),
          Map.entry('{', "\\{"),
          Map.entry('}', "\\}"),
          Map.entry('~', "\\textasciitilde{}"),
          Map.entry('^', "\\textasciicircum{}"),
          Map.entry('<', "\\textless{}"),
          Map.entry('>', "\\textgreater{}"),
          Map.entry('[', "{[}"),
          Map.entry(']', "{]}"),
          Map.entry('*', "{*}"),
          Map.entry('–', "--"),
          Map.entry('\u202F', "\\,"));

  private static final Map<Character, String> MATHEMATICS =
      Map.of('α', "\\alpha", '±', "\\pm", '†', "^\\dagger", '‡', "^\\ddagger");

  private LatexEscaper() {}

  /** Text within a paragraph, a cell or an argument, where a bar would be set as a dash. */
  static String plain(String text) {
    return escaped(text).replace("|", "\\textbar{}");
  }

  /** Text in a typewriter's letters. */
  static String code(String text) {
    return escaped(text);
  }

  /** What stands between dollars. */
  static String formula(String text) {
    StringBuilder formula = new StringBuilder();
    for (char c : Printable.of(text).toCharArray()) {
      formula.append(MATHEMATICS.getOrDefault(c, SIGNS.getOrDefault(c, String.valueOf(c))));
    }
    return formula.toString();
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    char before = 0;
    for (char c : Printable.of(text).toCharArray()) {
      escaped.append(c == '-' && before == '-' ? "{}" : ""); // two would be set as a dash
      escaped.append(SIGNS.getOrDefault(c, String.valueOf(c)));
      before = c;
    }
    return escaped.toString();
  }
}
