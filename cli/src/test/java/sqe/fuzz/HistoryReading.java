package sqe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import sqe.judge.history.History;
import sqe.judge.history.Run;
import sqe.judge.history.RunFacts;
import sqe.judge.history.RunSummary;
import sqe.metrics.MetricCatalog;
import sqe.report.HistoryDocument;
import sqe.report.HistoryFormat;
import sqe.report.document.TextWriter;
import sqe.table.StoredTable;
import sqe.table.TableException;

/**
 * What the commands of a history do with a file: list it, show and export each run, add one. Who
 * only reads changes nothing, and neither does who is refused; what was added comes back.
 */
final class HistoryReading {

  private static final MetricCatalog CATALOG = MetricCatalog.load();

  private static final StoredTable ADDED =
      new StoredTable(
          "added.csv", "id,stoi\na,0.5\nb,0.25\n".getBytes(StandardCharsets.UTF_8), null);

  /** Where the header of SQLite's file format has the last byte of the schema's number. */
  private static final int VERSION = 63;

  /** Of more runs nothing else is learnt. */
  private static final int RUNS = 20;

  private final Path file;
  private final byte[] before;

  private HistoryReading(Path file, byte[] before) {
    this.file = file;
    this.before = before;
  }

  /**
   * Reads and adds.
   *
   * @param given stays as it is; a copy is tried
   */
  static String of(Path given) throws TableException, IOException {
    byte[] bytes = Files.readAllBytes(given);
    Path file = Scratch.FOLDER.resolve("tried.sqlite");
    for (String beside : List.of("-wal", "-shm", "-journal")) {
      Files.deleteIfExists(file.resolveSibling(file.getFileName() + beside));
    }
    Files.write(file, bytes);
    HistoryReading reading = new HistoryReading(file, bytes);
    return reading.read() + reading.add();
  }

  private String read() throws TableException, IOException {
    StringBuilder answer = new StringBuilder();
    try (History history = opened()) {
      List<Run> runs = history.runs();
      Map<Long, List<RunSummary>> summaries = history.summaries();
      for (HistoryFormat format : HistoryFormat.values()) {
        answer.append(format.write(runs));
      }
      for (Run run : runs.subList(0, Math.min(RUNS, runs.size()))) {
        List<RunSummary> ofRun = summaries.getOrDefault(run.number(), List.of());
        answer.append(new TextWriter(false).write(HistoryDocument.of(run, ofRun)));
        answer.append(table(history, run));
      }
    } finally {
      if (!isOfSchemaOne() && !isOnlyBegun()) {
        requireUnchanged();
      }
    }
    return answer.toString();
  }

  private History opened() throws TableException, IOException {
    try {
      return History.open(file, CATALOG);
    } catch (TableException e) {
      requireUnchanged();
      throw e;
    }
  }

  /** One run that is damaged costs that run. */
  private static String table(History history, Run run) {
    try {
      return history.table(run).rows().toString();
    } catch (TableException e) {
      return e.getMessage();
    }
  }

  private String add() throws TableException, IOException {
    try (History history = History.openOrCreate(file, CATALOG)) {
      Run run = history.add(ADDED, RunFacts.NONE, Instant.EPOCH);
      assertThat(history.stored(run).table()).isEqualTo(ADDED.table());
      assertThat(history.runs()).contains(run);
      return String.valueOf(run.number());
    }
  }

  /** Which is brought up to date by whoever opens it. */
  private boolean isOfSchemaOne() {
    return before.length > VERSION && before[VERSION] == 1;
  }

  /** A file without tables becomes a history when it is opened. */
  private boolean isOnlyBegun() {
    return !new String(before, StandardCharsets.ISO_8859_1).contains("CREATE TABLE run");
  }

  private void requireUnchanged() throws IOException {
    boolean same = Arrays.equals(Files.readAllBytes(file), before);
    assertThat(same).as("who only reads, or is refused, changes nothing").isTrue();
  }
}
