package sqe.table;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table in one format, one after the other. */
interface RowSource {

  /**
   * A row as it stands in the file.
   *
   * @param line where it begins, counted from 1
   * @param names of the columns it has, each once
   * @param cells one a name
   */
  record NamedCells(int line, List<String> names, List<String> cells) {}

  /** The columns that are known before the first row. */
  List<String> columns();

  /**
   * The next row; null at the end.
   *
   * @throws TableException naming the line that is wrong
   */
  @Nullable NamedCells next() throws TableException, IOException;
}
