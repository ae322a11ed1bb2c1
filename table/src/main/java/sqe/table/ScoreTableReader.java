package sqe.table;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

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
    return withRows(anyRows(file));
  }

  /**
   * Reads a table that is kept elsewhere, as its file would be read.
   *
   * @param source where it came from, for messages
   * @throws TableException when it is not a table, or has no rows
   */
  public static ScoreTable read(String source, StoredTable stored) throws TableException {
    try (TableText text = TableText.of(stored.table())) {
      byte[] metadata = stored.metadata();
      String json = metadata == null ? null : new String(metadata, StandardCharsets.UTF_8);
      return withRows(
          scores(
              source,
              stored.name(),
              text,
              () -> TableSignatures.in(json, "the metadata of " + source)));
    } catch (IOException e) {
      throw new TableException(source + ": " + IoMessages.describe(e), e);
    }
  }

  private static ScoreTable withRows(ScoreTable table) throws TableException {
    if (table.rows().isEmpty()) {
      throw new TableException(table.source() + ": no rows");
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
      String name = file.toString();
      return scores(name, name, text, () -> TableSignatures.beside(file));
    }
  }

  /** What stands beside a table; asked only where it could have any. */
  private interface Beside {
    @Nullable TableSignatures signatures() throws TableException;
  }

  private static ScoreTable scores(String source, String name, TableText text, Beside beside)
      throws TableException, IOException {
    if (LockReader.isLock(text.beginning())) {
      return LockReader.read(source, text.all());
    }
    if (PesqResults.isPesqResults(text.beginning())) {
      return PesqResults.read(source, text.reader());
    }
    Table table = TableReader.read(source, name, text);
    TableSignatures signatures = beside.signatures();
    ScoreTable scores =
        new ScoreTable(
            source,
            table.columns(),
            table.rows().stream().map(Table.Row::cells).toList(),
            table.rows().stream().map(Table.Row::line).toList(),
            signatures);
    return signatures == null ? LongTable.pivoted(scores) : scores;
  }
}
