package sqe.scoring;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import sqe.table.Pair;
import sqe.table.RowCells;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

/**
 * A score table on its way to disk.
 *
 * <p>Rows go to {@code FILE.part} as they come, each pair in one write, so whatever ends the
 * process, finished pairs are on disk. {@link #finish} moves the table to its name; until then what
 * was there before stays as it is. With {@code resume}, rows of an earlier run are taken over first
 * and the others appended; as these no longer come in the order of the pairs, the place of each
 * pair's rows in the file is remembered and the finished table is put together in order. The bytes
 * are those of an uninterrupted run.
 *
 * <p>Used by one thread. Memory: sixteen bytes a pair.
 */
public final class TableFile implements AutoCloseable {

  private final Path file;
  private final Path part;
  private final TableFormat format;
  private final ScoreColumns columns;
  private final KeptRows kept;
  private final long[] starts;
  private final long[] ends;
  private final String header;
  private boolean inOrder = true;
  private int last = -1;
  private long written;
  private OutputStream output;

  private TableFile(Path file, TableFormat format, ScoreColumns columns, KeptRows kept, int pairs)
      throws IOException {
    this.file = file;
    this.part = partOf(file);
    this.format = format;
    this.columns = columns;
    this.kept = kept;
    this.starts = new long[pairs];
    this.ends = new long[pairs];
    this.header = format.header(columns);
    this.output = OutputStream.nullOutputStream();
  }

  /** Where a run keeps its rows until it is done. */
  public static Path partOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * Opens a table.
   *
   * @param pairs all pairs of the run, in the order of the table
   * @param resume whether to take over rows of an earlier run
   * @throws IOException when the file cannot be written or an earlier run's cannot be read
   */
  public static TableFile open(
      Path file,
      TableFormat format,
      ScoreColumns columns,
      RunMetadata run,
      List<Pair> pairs,
      boolean resume)
      throws IOException {
    Path part = partOf(file);
    requireUnused(part);
    KeptRows kept =
        resume ? KeptRows.load(file, part, format, columns, run) : KeptRows.none(columns);
    TableFile table = new TableFile(file, format, columns, kept, pairs.size());
    table.begin(pairs, run);
    return table;
  }

  /**
   * Writes the rows that are kept under another name first: a kill at any place loses none of them,
   * and never leaves rows beside metadata that are not theirs.
   */
  private void begin(List<Pair> pairs, RunMetadata run) throws IOException {
    Path fresh = temporary();
    output = new BufferedOutputStream(Files.newOutputStream(fresh));
    write(header);
    for (int p = 0; p < pairs.size(); p++) {
      append(p, kept.of(pairs.get(p)));
    }
    output.close();
    boolean sameRun = run.agreesWith(RunMetadata.read(part));
    if (!sameRun) {
      Files.deleteIfExists(RunMetadata.fileOf(part));
    }
    replace(fresh, part);
    if (!sameRun) {
      run.write(part);
    }
    FileChannel channel = FileChannel.open(part, StandardOpenOption.APPEND);
    isOurs(channel);
    output = new BufferedOutputStream(Channels.newOutputStream(channel));
  }

  /** A run holds a lock on its rows; the system releases it however the run ends. */
  private static void requireUnused(Path part) throws IOException {
    if (Files.isRegularFile(part)) {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        if (!isOurs(channel)) {
          throw new IOException(
              "another run is writing " + part + ": wait for it, or choose another file");
        }
      }
    }
  }

  /** Locks a file until its channel is closed; where a file system has no locks, all is ours. */
  private static boolean isOurs(FileChannel channel) {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  /** The rows that an earlier run left for a pair; empty where it has to be scored. */
  public List<List<String>> kept(Pair pair) {
    return kept.of(pair);
  }

  /**
   * Appends what came of a pair.
   *
   * @param index of the pair among all
   */
  public void write(int index, PairResult result) throws IOException {
    append(index, cells(result, columns));
    output.flush();
  }

  /** The text of all cells of a pair's rows. */
  static List<List<String>> cells(PairResult result, ScoreColumns columns) {
    return result.rows().stream().map((ScoreRow row) -> RowCells.of(row, columns)).toList();
  }

  private void append(int index, List<List<String>> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    inOrder &= index > last;
    last = index;
    starts[index] = written;
    StringBuilder lines = new StringBuilder();
    rows.forEach(cells -> lines.append(format.line(columns, cells)));
    write(lines.toString());
    ends[index] = written;
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.write(bytes);
    written += bytes.length;
  }

  /** Moves the finished table and its metadata into place. */
  public void finish(RunMetadata run) throws IOException {
    output.close();
    run.write(part);
    if (!inOrder) {
      putInOrder();
    }
    replace(part, file);
    replace(RunMetadata.fileOf(part), RunMetadata.fileOf(file));
  }

  private void putInOrder() throws IOException {
    Path ordered = temporary();
    try (FileChannel from = FileChannel.open(part);
        OutputStream to = new BufferedOutputStream(Files.newOutputStream(ordered))) {
      to.write(header.getBytes(StandardCharsets.UTF_8));
      for (int p = 0; p < starts.length; p++) {
        ByteBuffer rows = ByteBuffer.allocate(Math.toIntExact(ends[p] - starts[p]));
        while (rows.hasRemaining() && from.read(rows, starts[p] + rows.position()) >= 0) {
          // a read may give less than was asked for
        }
        to.write(rows.array());
      }
    }
    replace(ordered, part);
  }

  private Path temporary() {
    return file.resolveSibling(file.getFileName() + ".part.tmp");
  }

  private static void replace(Path from, Path to) throws IOException {
    Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Closes the file; what is not finished stays for a later {@code resume}. */
  @Override
  public void close() throws IOException {
    output.close();
  }
}
