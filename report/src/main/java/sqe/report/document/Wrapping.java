package sqe.report.document;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Breaks lines at blanks so that they fit a terminal; a word that is longer stays whole. */
public final class Wrapping {

  /** Columns of a terminal. */
  public static final int WIDTH = 80;

  private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");

  private Wrapping() {}

  /**
   * A text that hangs from what it begins with, such as its name.
   *
   * @param start what the first line begins with
   * @param text the words to wrap
   * @return lines, each with its end
   */
  public static String hanging(String start, String text) {
    String indent = " ".repeat(start.length());
    List<String> lines = lines(text, WIDTH - start.length(), "");
    return start + String.join("\n" + indent, lines) + "\n";
  }

  /**
   * The lines that a line becomes.
   *
   * @param line without a line break, maybe with codes of colours
   * @param width of the longest line
   * @param hanging what the lines after the first begin with
   */
  static List<String> lines(String line, int width, String hanging) {
    if (length(line) <= width) {
      return List.of(line);
    }
    List<String> lines = new ArrayList<>();
    StringBuilder current = new StringBuilder();
    for (String word : line.split(" ", -1)) {
      boolean first = current.isEmpty() || current.toString().equals(hanging);
      if (!first && length(current.toString()) + 1 + length(word) > width) {
        lines.add(current.toString());
        current = new StringBuilder(hanging);
        first = true;
      }
      current.append(first ? "" : " ").append(word);
    }
    lines.add(current.toString());
    return lines;
  }

  private static int length(String text) {
    return COLOUR.matcher(text).replaceAll("").length();
  }
}
