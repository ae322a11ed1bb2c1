package sqe.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import sqe.table.IoMessages;
import sqe.table.Manifest;
import sqe.table.Pair;
import sqe.table.ScoreColumns;
import sqe.table.Table;
import sqe.table.TableException;
import sqe.table.TableReader;

/**
 * A manifest on any file system: CSV and JSON lines as {@code sqe score} reads them, and Parquet,
 * which is what ends in {@code .parquet} or is a folder. It is read by the driver, which so finds
 * what {@code sqe score} finds: ids that stand there twice, pairs without an estimate.
 *
 * @param name as it was typed
 * @param files the file systems
 * @param session that reads Parquet
 */
record ManifestFile(String name, HadoopFiles files, SparkSession session) {

  /** Names the manifest in errors; it has no folder, so that names in it stay as they are. */
  private static final Path PLAIN = Path.of("manifest");

  /**
   * Reads it; relative names are then those of its folder.
   *
   * @throws TableException when it cannot be read or lacks a column
   */
  List<Pair> pairs() throws TableException {
    try {
      Path local = local();
      Table table = table(local);
      if (local != null) {
        return restored(Manifest.of(local, table, ScoreColumns.FIXED));
      }
      RemoteFile place = RemoteFile.of(files.qualified(name));
      return restored(Manifest.of(PLAIN, table, ScoreColumns.FIXED)).stream()
          .map(pair -> FileNames.mapped(pair, place::resolveSibling))
          .toList();
    } catch (IOException e) {
      throw new TableException(name + ": " + IoMessages.describe(e), e);
    }
  }

  private Table table(@Nullable Path local) throws TableException, IOException {
    if (isParquet()) {
      return FileNames.shielded(parquet());
    }
    return FileNames.shielded(
        local == null ? TableReader.read(name, bytes()) : TableReader.read(local));
  }

  private static List<Pair> restored(List<Pair> pairs) {
    return pairs.stream().map(FileNames::restored).toList();
  }

  /** Where it is on this machine; null where it is elsewhere. */
  private @Nullable Path local() {
    if (RemoteFile.isRemote(name)) {
      return RemoteFile.of(name).onThisMachine();
    }
    return files.areLocal() ? Path.of(name) : null;
  }

  private boolean isParquet() throws IOException {
    return name.toLowerCase(Locale.ROOT).endsWith(".parquet")
        || (files.exists(name)
            && files.system(name).getFileStatus(new org.apache.hadoop.fs.Path(name)).isDirectory());
  }

  private byte[] bytes() throws IOException {
    try (InputStream stream = Channels.newInputStream(files.open(name))) {
      return stream.readAllBytes();
    }
  }

  private Table parquet() throws TableException {
    List<Row> read;
    List<String> columns;
    try {
      var stored = session.read().parquet(name);
      columns = Arrays.asList(stored.columns());
      read = stored.collectAsList();
    } catch (Exception e) { // Scala declares none; AnalysisException is the usual one
      throw new TableException(
          name
              + ": not Parquet that Spark can read"
              + (e instanceof AnalysisException ? ": " + FirstLine.of(e) : ""),
          e);
    }
    List<Table.Row> rows = new ArrayList<>();
    for (Row row : read) {
      List<String> cells = new ArrayList<>();
      for (int c = 0; c < columns.size(); c++) {
        cells.add(row.isNullAt(c) ? "" : row.get(c).toString());
      }
      rows.add(new Table.Row(rows.size() + 1, cells));
    }
    return new Table(name, columns, rows);
  }
}
