package sqe.table;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Reads score tables, of this tool or another, and lock files. A table is signed when a {@code
 * FILE.meta.json} with signatures stands beside it; tables of other tools have none.
 */
public final class ScoreTableReader {

  private ScoreTableReader() {}

  /**
   * Reads a table as {@link TableReader} does, or a lock.
   *
   * @throws TableException when it cannot be read, is not a table, or has no rows
   */
  public static ScoreTable read(Path file) throws TableException {
    ScoreTable table = anyRows(file);
    if (table.rows().isEmpty()) {
      throw new TableException(file + ": no rows");
    }
    return table;
  }

  private static ScoreTable anyRows(Path file) throws TableException {
    try (TableText text = TableText.open(file)) {
      if (LockReader.isLock(text.beginning())) {
        return LockReader.read(file.toString(), text.all());
      }
      Table table = TableReader.read(file, text);
      return new ScoreTable(
          table.source(),
          table.columns(),
          table.rows().stream().map(Table.Row::cells).toList(),
          table.rows().stream().map(Table.Row::line).toList(),
          TableSignatures.beside(file));
    } catch (IOException e) {
      throw TableText.unreadable(file, e);
    }
  }
}
