package sqe.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A table as text, with the line of its file that each row came from.
 *
 * @param source the file, for messages
 * @param columns the names of its columns, each once
 * @param rows in the order of the file; none is blank
 */
public record Table(String source, List<String> columns, List<Row> rows) {

  private static final Pattern INDEX = Pattern.compile("Unnamed: \\d+(\\.\\d+)*");

  /**
   * One row.
   *
   * @param line where it begins, counted from 1
   * @param cells one a column; empty where the file says nothing
   */
  public record Row(int line, List<String> cells) {

    /** Copies the cells. */
    public Row {
      cells = List.copyOf(cells);
    }
  }

  /** Copies the lists. */
  public Table {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Whether a column is the row numbers that pandas writes before a table, by the name that it
   * gives them when it reads them again.
   */
  public static boolean isIndex(String column) {
    return INDEX.matcher(column).matches();
  }

  /** Whether there is such a column. */
  public boolean has(String column) {
    return columns.contains(column);
  }

  /** The cells of a row by column, in the order of the columns. */
  public Map<String, String> byColumn(Row row) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      cells.put(columns.get(c), row.cells().get(c));
    }
    return cells;
  }

  /** The cells of each row by column. */
  public List<Map<String, String>> byColumn() {
    List<Map<String, String>> all = new ArrayList<>();
    rows.forEach(row -> all.add(byColumn(row)));
    return all;
  }
}
