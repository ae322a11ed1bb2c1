package sqe.report;

import java.util.List;

/** A table of cells as text; the first column is aligned left, the others right. */
sealed interface Grid {

  String title(String title);

  String table(List<String> header, List<List<String>> rows);

  /** Columns aligned by spaces. */
  record Text() implements Grid {
    @Override
    public String title(String title) {
      return title + "\n";
    }

    @Override
    public String table(List<String> header, List<List<String>> rows) {
      int[] widths = header.stream().mapToInt(String::length).toArray();
      for (List<String> row : rows) {
        for (int c = 0; c < widths.length; c++) {
          widths[c] = Math.max(widths[c], row.get(c).length());
        }
      }
      StringBuilder text = new StringBuilder(line(header, widths));
      rows.forEach(row -> text.append(line(row, widths)));
      return text.toString();
    }

    private static String line(List<String> cells, int[] widths) {
      StringBuilder line = new StringBuilder("  ");
      for (int c = 0; c < widths.length; c++) {
        String padding = " ".repeat(widths[c] - cells.get(c).length());
        line.append(c == 0 ? cells.get(c) + padding : padding + cells.get(c)).append("  ");
      }
      return line.toString().stripTrailing() + "\n";
    }
  }

  /** Markdown. */
  record Markdown() implements Grid {
    @Override
    public String title(String title) {
      return "#### " + escaped(title) + "\n\n";
    }

    @Override
    public String table(List<String> header, List<List<String>> rows) {
      StringBuilder text = new StringBuilder(line(header));
      text.append("|---|").append("---:|".repeat(header.size() - 1)).append('\n');
      rows.forEach(row -> text.append(line(row)));
      return text.toString();
    }

    private static String line(List<String> cells) {
      return "| " + String.join(" | ", cells.stream().map(Markdown::escaped).toList()) + " |\n";
    }

    private static String escaped(String text) {
      return text.replaceAll("([\\\\`*_<>|#])", "\\\\$1").replaceAll("\\R", " ");
    }
  }
}
