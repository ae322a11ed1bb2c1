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
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import sqe.table.DataSignature;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

/**
 * A score table on its way to disk.
 *
 * <p>Rows go to {@code FILE.part} as they come, each pair in one write, so whatever ends the
 * process, finished pairs are on disk. {@link #complete} moves the table to its name; until then
 * what was there before stays as it is. With {@link #resuming}, rows of an earlier run are taken
 * over first and the others appended; as these no longer come in the order of the pairs, the place
 * of each pair's rows in the file is remembered and the finished table is put together in order.
 * The bytes are those of an uninterrupted run.
 *
 * <p>Used by one thread. Memory: a few hundred bytes a pair, for places and digests.
 */
public final class TableFile implements RowSink {

  private final Path file;
  private final Path part;
  private final TableFormat format;
  private final ScoreColumns columns;
  private final RunMetadata run;
  private final RemedyWords words;
  private final boolean resume;
  private final DataSignature data = new DataSignature();
  private final String header;
  private final long started = System.nanoTime();
  private List<Integer> missing = List.of();
  private int scored;
  private long[] starts = {};
  private long[] ends = {};
  private boolean inOrder = true;
  private int last = -1;
  private long written;
  private OutputStream output = OutputStream.nullOutputStream();

  private TableFile(
      Path file,
      TableFormat format,
      ScoreColumns columns,
      RunMetadata run,
      RemedyWords words,
      boolean resume) {
    this.file = file;
    this.part = partOf(file);
    this.format = format;
    this.columns = columns;
    this.run = run;
    this.words = words;
    this.resume = resume;
    this.header = format.header(columns);
  }

  /**
   * A new table.
   *
   * @param run what is known of the run at its start
   * @param words how messages say what helps
   */
  public static TableFile of(
      Path file, TableFormat format, ScoreColumns columns, RunMetadata run, RemedyWords words) {
    return new TableFile(file, format, columns, run, words, false);
  }

  /** The same table, which takes over what an earlier run has left. */
  public TableFile resuming() {
    return new TableFile(file, format, columns, run, words, true);
  }

  /** Where a run keeps its rows until it is done. */
  public static Path partOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  /**
   * Writes the rows that are kept under another name first: a kill at any place loses none of them,
   * and never leaves rows beside metadata that are not theirs.
   */
  @Override
  public List<Pair> begin(List<Pair> pairs, Consumer<ScoreRow> kept) throws IOException {
    requireUnused(part);
    KeptRows earlier = resume ? KeptRows.load(file, part, columns, run) : KeptRows.none(columns);
    starts = new long[pairs.size()];
    ends = new long[pairs.size()];
    Path fresh = temporary();
    output = new BufferedOutputStream(Files.newOutputStream(fresh));
    write(header);
    List<Integer> wanted = new ArrayList<>();
    ReferenceDigests digests = new ReferenceDigests();
    for (int p = 0; p < pairs.size(); p++) {
      List<ScoreRow> rows = earlier.of(pairs.get(p));
      append(p, rows);
      rows.forEach(kept);
      if (rows.isEmpty()) {
        wanted.add(p);
      } else {
        data.add(pairs.get(p).id(), digests.of(pairs.get(p)));
      }
    }
    output.close();
    putInPlace(fresh);
    missing = wanted;
    return wanted.stream().map(pairs::get).toList();
  }

  private void putInPlace(Path fresh) throws IOException {
    boolean sameRun = run.agreesWith(RunMetadata.read(part));
    if (!sameRun) {
      Files.deleteIfExists(RunMetadata.fileOf(part));
    }
    replace(fresh, part);
    if (!sameRun) {
      run.write(part);
    }
    FileChannel channel = FileChannel.open(part, StandardOpenOption.APPEND);
    if (!isOurs(channel)) {
      channel.close();
      throw inUse(part);
    }
    output = new BufferedOutputStream(Channels.newOutputStream(channel));
  }

  /** A run holds a lock on its rows; the system releases it however the run ends. */
  private static void requireUnused(Path part) throws IOException {
    if (Files.isRegularFile(part)) {
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        if (!isOurs(channel)) {
          throw inUse(part);
        }
      }
    }
  }

  private static IOException inUse(Path part) {
    return new IOException(
        "another run is writing " + part + ": wait for it, or choose another file");
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

  @Override
  public void accept(PairResult result) throws IOException {
    append(missing.get(scored++), result.rows());
    output.flush();
    data.add(result.pair().id(), result.referenceDigest());
  }

  private void append(int index, List<ScoreRow> rows) throws IOException {
    if (rows.isEmpty()) {
      return;
    }
    inOrder &= index > last;
    last = index;
    starts[index] = written;
    StringBuilder lines = new StringBuilder();
    rows.forEach(row -> lines.append(format.line(row, words)));
    write(lines.toString());
    ends[index] = written;
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    output.write(bytes);
    written += bytes.length;
  }

  /** Moves the finished table and its metadata into place. */
  @Override
  public void complete() throws IOException {
    output.close();
    double seconds = (System.nanoTime() - started) / 1e9;
    run.finished(seconds, new RunMetadata.Data(data.sha256(), data.references())).write(part);
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

  /** Closes the file; what is not finished stays for a later {@link #resuming}. */
  @Override
  public void close() throws IOException {
    output.close();
  }
}
