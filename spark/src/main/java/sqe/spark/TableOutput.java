package sqe.spark;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import sqe.table.DataSignature;
import sqe.table.RunMetadata;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

/**
 * The table of a job as {@code sqe score} writes it: rows in the order of the pairs, metadata
 * beside it. The driver puts it together row by row in its temporary folder and moves it to its
 * place.
 *
 * @param folder where it goes, on any file system
 * @param format of the table
 * @param files the file systems
 */
record TableOutput(String folder, TableFormat format, HadoopFiles files) {

  /** How many rows have all scores, some, or none. */
  record Counts(Map<ScoreRow.Status, Long> rows) {

    long of(ScoreRow.Status status) {
      return rows.getOrDefault(status, 0L);
    }
  }

  /** The name of the table, which says its format. */
  String name() {
    return folder + "/scores." + format.name().toLowerCase(Locale.ROOT);
  }

  /**
   * Writes the table.
   *
   * @param scored rows as {@link RowCells} has them
   * @param columns names of the columns of the table
   * @param header what stands before the first row
   * @param run what is known of the run at its start
   */
  Counts write(Dataset<Row> scored, List<String> columns, String header, RunMetadata run)
      throws IOException {
    Path temporary = Files.createTempDirectory("sqe-spark");
    Path table = temporary.resolve(Path.of(name()).getFileName().toString());
    try {
      Map<ScoreRow.Status, Long> counts = new EnumMap<>(ScoreRow.Status.class);
      DataSignature data = new DataSignature();
      try (BufferedWriter lines = Files.newBufferedWriter(table, StandardCharsets.UTF_8)) {
        lines.write(header);
        Iterator<Row> rows = scored.orderBy(PairRows.ORDER, RowCells.ROW).toLocalIterator();
        while (rows.hasNext()) {
          Row row = rows.next();
          lines.write(format.line(columns, RowCells.cells(row)));
          data.add(RowCells.text(row, "id"), RowCells.text(row, RowCells.DIGEST));
          counts.merge(status(row), 1L, Long::sum);
        }
      }
      double seconds = (System.currentTimeMillis() - run.started().toEpochMilli()) / 1e3;
      run.finished(seconds, new RunMetadata.Data(data.sha256(), data.references())).write(table);
      move(RunMetadata.fileOf(table));
      move(table);
      return new Counts(counts);
    } finally {
      Files.deleteIfExists(table);
      Files.deleteIfExists(RunMetadata.fileOf(table));
      Files.deleteIfExists(temporary);
    }
  }

  private static ScoreRow.Status status(Row row) {
    return ScoreRow.Status.valueOf(RowCells.text(row, "status").toUpperCase(Locale.ROOT));
  }

  private void move(Path file) throws IOException {
    FileSystem system = files.system(folder);
    system.setWriteChecksum(false); // of a local folder it would be a hidden file beside the table
    system.moveFromLocalFile(
        new org.apache.hadoop.fs.Path(file.toUri()),
        new org.apache.hadoop.fs.Path(folder, file.getFileName().toString()));
  }
}
