package sqe.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import sqe.table.Table;

/** Rows of Spark as a table of words, as a file of CSV would have it. */
final class TableRows {

  private TableRows() {}

  /**
   * Collects the rows.
   *
   * @param source what messages call them
   */
  static Table table(String source, Dataset<Row> stored) {
    List<String> columns = Arrays.asList(stored.columns());
    List<Table.Row> rows = new ArrayList<>();
    for (Row row : stored.collectAsList()) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < columns.size(); c++) {
        cells.add(row.isNullAt(c) ? "" : row.get(c).toString());
      }
      rows.add(new Table.Row(rows.size() + 1, cells));
    }
    return new Table(source, columns, rows);
  }
}
