package sqe.table;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads score tables, of this tool or another, and lock files. A table is signed when a {@code
 * FILE.meta.json} with signatures stands beside it; tables of other tools have none.
 */
public final class ScoreTableReader {

  private ScoreTableReader() {}

  /**
   * Reads a table as {@link TableReader} does, or a lock; of other tools also a long table, a
   * folder with a file a metric, and the results of the ITU's PESQ program.
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
    try {
      return Files.isDirectory(file) ? ScoreFolder.read(file) : ofFile(file);
    } catch (IOException e) {
      throw TableText.unreadable(file, e);
    }
  }

  private static ScoreTable ofFile(Path file) throws TableException, IOException {
    try (TableText text = TableText.open(file)) {
      if (LockReader.isLock(text.beginning())) {
        return LockReader.read(file.toString(), text.all());
      }
      if (PesqResults.isPesqResults(text.beginning())) {
        return PesqResults.read(file.toString(), text.reader());
      }
      Table table = TableReader.read(file, text);
      TableSignatures signatures = TableSignatures.beside(file);
      ScoreTable scores =
          new ScoreTable(
              table.source(),
              table.columns(),
              table.rows().stream().map(Table.Row::cells).toList(),
              table.rows().stream().map(Table.Row::line).toList(),
              signatures);
      return signatures == null ? LongTable.pivoted(scores) : scores;
    }
  }
}
