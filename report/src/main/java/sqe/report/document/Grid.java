package sqe.report.document;

import java.util.List;

/**
 * Cells in columns.
 *
 * @param caption what it is of; may be empty
 * @param columns at least one
 * @param rows may be none
 * @param loose whether rows with their details stand apart
 * @param footnote explains marks in the cells; may be empty
 */
public record Grid(Text caption, List<Column> columns, List<Row> rows, boolean loose, Text footnote)
    implements Block {

  /**
   * Copies the lists.
   *
   * @throws IllegalArgumentException where a row has more or fewer cells than there are columns
   */
  public Grid {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    for (Row row : rows) {
      if (row.cells().size() != columns.size()) {
        throw new IllegalArgumentException(
            row.cells().size() + " cells in " + columns.size() + " columns");
      }
    }
  }

  /** A dense grid that explains itself. */
  public static Grid of(List<Column> columns, List<Row> rows) {
    return new Grid(Text.NONE, columns, rows, false, Text.NONE);
  }

  /** The same grid with a caption. */
  public Grid captioned(Text text) {
    return new Grid(text, columns, rows, loose, footnote);
  }

  /** The same grid with a footnote. */
  public Grid explained(Text text) {
    return new Grid(caption, columns, rows, loose, text);
  }

  /** The same grid with room between its rows. */
  public Grid spaced() {
    return new Grid(caption, columns, rows, true, footnote);
  }

  @Override
  public <T> T accept(Visitor<T> visitor) {
    return visitor.grid(this);
  }
}
