package sqe.testing;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Text that means something to a terminal, to Markdown or to LaTeX; the same for the same seed. */
public final class NastyText {

  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "7",
          " ",
          "  ",
          ".",
          ":",
          "-",
          "--",
          "+",
          "=",
          "1. ",
          "- ",
          "# ",
          "> ",
          "|",
          "||",
          "\\",
          "\\\\",
          "\\|",
          "`",
          "```",
          "*",
          "**",
          "_",
          "[",
          "]",
          "](",
          "[x]: y",
          "<b>",
          "</details>",
          "&amp;",
          "~~",
          "$",
          "{",
          "}",
          "^",
          "%",
          "#",
          "&",
          "\"",
          "'",
          "!",
          "@",
          "\n",
          "\r\n",
          "\t",
          "\u0000",
          "\u0007",
          "\u001B[31m",
          "\u007F",
          "\u0085",
          "\u00AD",
          "\u200B",
          "\u202E",
          "\u2028",
          "\u2029",
          "\u2066",
          "\uFEFF",
          "\uD800",
          "\uDC00",
          "\uD83D\uDE00",
          "\uDB40\uDC01",
          "é",
          "日",
          "±",
          "†",
          "α",
          "–",
          "[1, 2]",
          "\\end{table}");

  private final Random random;

  /** A source of text. */
  public NastyText(long seed) {
    random = new Random(seed);
  }

  /** The next text, of up to twelve pieces. */
  public String next() {
    StringBuilder text = new StringBuilder();
    int pieces = random.nextInt(13);
    IntStream.range(0, pieces).forEach(i -> text.append(PIECES.get(random.nextInt(PIECES.size()))));
    return text.toString();
  }

  /** Whether text holds nothing that steers: of control characters only line breaks. */
  public static boolean isHarmless(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                c == '\n'
                    || switch (Character.getType(c)) {
                      case Character.CONTROL,
                          Character.FORMAT,
                          Character.SURROGATE,
                          Character.LINE_SEPARATOR,
                          Character.PARAGRAPH_SEPARATOR ->
                          false;
                      default -> true;
                    });
  }

  /** How many cells a line of a table of Markdown has. */
  public static long cells(String line) {
    return IntStream.range(0, line.length())
            .filter(i -> line.charAt(i) == '|' && (i == 0 || line.charAt(i - 1) != '\\'))
            .count()
        - 1;
  }

  /** Whether each brace of LaTeX that opens something is closed, and none else. */
  public static boolean areBracesBalanced(String latex) {
    int depth = 0;
    for (int i = 0; i < latex.length() && depth >= 0; i++) {
      switch (latex.charAt(i)) {
        case '\\' -> i++;
        case '{' -> depth++;
        case '}' -> depth--;
        default -> {}
      }
    }
    return depth == 0;
  }
}
