package sqe.report.document;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The lines of a grid whose columns are aligned by blanks. */
final class TextColumns {

  private static final String GAP = "  ";

  private final List<Column> columns;
  private final List<List<Text>> lines = new ArrayList<>();
  private final TextWriter writer;

  TextColumns(Grid grid, TextWriter writer) {
    this.columns = grid.columns();
    this.writer = writer;
    List<Text> titles =
        columns.stream().map(c -> c.tacit() ? Text.NONE : Text.of(c.title())).toList();
    if (titles.stream().anyMatch(title -> !title.isEmpty())) {
      lines.add(titles);
    }
    grid.rows().forEach(row -> lines.add(row.cells()));
  }

  /** The titles, unless there are none, and a line a row. */
  List<String> lines() {
    int[] widths = new int[columns.size()];
    for (List<Text> line : lines) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], width(line.get(c)));
      }
    }
    narrowLabels(widths);
    return lines.stream().map(line -> line(line, widths)).toList();
  }

  /** Labels that would push a row over the edge of a terminal stand on lines of their own. */
  private void narrowLabels(int[] widths) {
    if (columns.get(0).tacit() && columns.get(0).width() == 0) {
      int others = Arrays.stream(widths).skip(1).map(width -> width + GAP.length()).sum();
      widths[0] = Math.max(0, Math.min(widths[0], Wrapping.WIDTH - others));
    }
  }

  private String line(List<Text> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    int last = cells.size() - 1;
    boolean apart = columns.get(0).width() == 0 && width(cells.get(0)) > widths[0];
    if (apart) {
      line.append(writer.line(cells.get(0))).append('\n').append(" ".repeat(widths[0]));
    }
    for (int c = apart ? 1 : 0; c <= last; c++) {
      Column column = columns.get(c);
      boolean set = column.width() > 0;
      String gap = c == 0 ? "" : set ? " " : GAP;
      int width = set ? column.width() - gap.length() : widths[c];
      String padding = " ".repeat(Math.max(0, width - width(cells.get(c))));
      String cell = writer.line(cells.get(c));
      boolean left = column.alignment() == Alignment.LEFT;
      line.append(gap)
          .append(left ? "" : padding)
          .append(cell)
          .append(left && c < last ? padding : "");
    }
    return line.toString();
  }

  private static int width(Text cell) {
    return Printable.of(cell.plain()).length();
  }
}
