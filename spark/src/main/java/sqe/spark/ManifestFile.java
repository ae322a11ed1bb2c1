package sqe.spark;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import sqe.audit.AuditPlan;
import sqe.audit.feature.ManifestRows;
import sqe.scoring.NothingToScoreException;
import sqe.table.IoMessages;
import sqe.table.Manifest;
import sqe.table.NameSpelling;
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
   * Reads it as pairs; relative names are then those of its folder.
   *
   * @throws TableException when it cannot be read or lacks a column
   */
  List<Pair> pairs() throws TableException {
    try {
      return pairs(table(), ScoreColumns.FIXED);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * Reads it as what is to be audited, pairs or files.
   *
   * @throws TableException when it cannot be read
   * @throws NothingToScoreException when it names no files
   */
  AuditPlan plan() throws TableException, NothingToScoreException {
    try {
      Table table = table();
      if (Manifest.namesPairs(table)) {
        return AuditPlan.ofPairs(pairs(table, Set.of()), ManifestRows.of(table));
      }
      return AuditPlan.ofFiles(ManifestRows.of(table), places());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Where names of files lead that go out from its folder. */
  private Function<String, Path> places() throws IOException {
    Path local = local();
    if (local != null) {
      return file ->
          RemoteFile.isRemote(file) ? RemoteFile.of(file) : NameSpelling.resolve(local, file);
    }
    RemoteFile place = place();
    return file -> place.resolveSibling(FileNames.path(file));
  }

  private TableException unreadable(IOException e) {
    return new TableException(name + ": " + IoMessages.describe(e), e);
  }

  private RemoteFile place() throws IOException {
    return RemoteFile.of(files.qualified(name));
  }

  private List<Pair> pairs(Table table, Set<String> reserved) throws TableException, IOException {
    Path local = local();
    if (local != null) {
      return FileNames.pairs(local, table, reserved);
    }
    RemoteFile place = place();
    return FileNames.pairs(PLAIN, table, reserved).stream()
        .map(pair -> FileNames.mapped(pair, place::resolveSibling))
        .toList();
  }

  private Table table() throws TableException, IOException {
    if (isParquet()) {
      return parquet();
    }
    Path local = local();
    return local == null ? TableReader.read(name, bytes()) : TableReader.read(local);
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
    try {
      return TableRows.table(name, session.read().parquet(name));
    } catch (Exception e) { // Scala declares none; AnalysisException is the usual one
      throw new TableException(
          name
              + ": not Parquet that Spark can read"
              + (e instanceof AnalysisException ? ": " + FirstLine.of(e) : ""),
          e);
    }
  }
}
