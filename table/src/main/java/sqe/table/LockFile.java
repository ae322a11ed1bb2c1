package sqe.table;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A baseline that is committed: ids, groups, scores, signatures and, of the messages, notes on
 * estimates ({@link EstimateNote}) of one table, without paths, times or machines.
 *
 * <p>It is JSON with one row a line, sorted by id, so that a change of the baseline reads as a
 * change of these lines in a review. The hash over the rows and signatures tells an edited or badly
 * merged file from one that was written.
 */
public final class LockFile {

  private static final String START = "{\n\"sqe_lock\": 1,\n";

  /** Columns of a score table that say where and how it was made, not what was scored. */
  private static final Set<String> LEFT_OUT =
      Set.of("reference", "estimate", "status", "duration_s");

  /** Of what it says only the notes that a gate asks after are kept. */
  private static final String MESSAGE = "message";

  /** Enough to tell a lock by, in bytes. */
  private static final int BEGINNING = 256;

  private LockFile() {}

  /**
   * Whether a file is a lock, by how it begins.
   *
   * @throws IOException when it cannot be read
   */
  public static boolean isLock(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      return LockReader.isLock(
          new String(stream.readNBytes(BEGINNING), StandardCharsets.ISO_8859_1)
              .replaceAll("\\s", ""));
    }
  }

  /**
   * The lock of a table.
   *
   * @throws TableException naming the row that no gate could read back
   * @throws NotInTableException when the table has no id column
   */
  public static String text(ScoreTable table) throws TableException {
    requireReadable(table);
    ScoreTable locked = locked(table);
    String text = sortedText(locked);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<List<String>> back =
        LockReader.read(table.source(), new String(bytes, StandardCharsets.UTF_8)).rows();
    for (int i = 0; i < locked.rows().size(); i++) {
      if (!back.get(i).equals(locked.rows().get(i))) {
        throw new TableException(
            "%s, %s: it holds half a character, which no file can: correct it"
                .formatted(table.source(), locked.place(i)));
      }
    }
    return text;
  }

  /**
   * What a gate asks of a baseline: scores are numbers, and ids tell the rows of a system apart.
   */
  private static void requireReadable(ScoreTable table) throws TableException {
    List<String> systems = table.distinct("system");
    for (String system : systems.isEmpty() ? List.of("") : systems) {
      ScoreTable own = systems.size() > 1 ? table.only("system", system) : table;
      RowsById.of(own, own.hasChannels(), own.hasSegments(), id -> id);
    }
    TableSignatures signatures = table.signatures();
    if (signatures != null) {
      for (String metric : signatures.metrics().keySet()) {
        if (table.has(metric)) {
          table.scores(metric);
        }
      }
    }
  }

  /** The columns and the order of a lock. */
  private static ScoreTable locked(ScoreTable table) {
    int id = table.position("id");
    int channel = table.columns().indexOf("channel");
    Comparator<List<String>> byId = Comparator.comparing(row -> row.get(id));
    Comparator<List<String>> order =
        channel < 0 ? byId : byId.thenComparing(row -> row.get(channel));
    ScoreTable sorted =
        table.picked(
            IntStream.range(0, table.rows().size())
                .boxed()
                .sorted(Comparator.comparing(table.rows()::get, order))
                .mapToInt(i -> i)
                .toArray());
    int[] kept = IntStream.range(0, table.columns().size()).filter(c -> isKept(table, c)).toArray();
    return new ScoreTable(
        table.source(),
        Arrays.stream(kept).mapToObj(table.columns()::get).toList(),
        sorted.rows().stream().map(row -> cells(table, row, kept)).toList(),
        sorted.lines(),
        table.signatures());
  }

  private static List<String> cells(ScoreTable table, List<String> row, int[] kept) {
    return Arrays.stream(kept)
        .mapToObj(
            column ->
                table.columns().get(column).equals(MESSAGE)
                    ? EstimateNote.notesOf(row.get(column))
                    : row.get(column))
        .toList();
  }

  private static boolean isKept(ScoreTable table, int column) {
    String name = table.columns().get(column);
    return !LEFT_OUT.contains(name) && !Table.isIndex(name);
  }

  private static String sortedText(ScoreTable table) {
    StringBuilder text = new StringBuilder(START);
    TableSignatures signatures = table.signatures();
    if (signatures != null) {
      List<String> lines = new ArrayList<>();
      for (var metric : signatures.metrics().entrySet()) {
        lines.add(json(metric.getKey()) + ": " + json(metric.getValue()));
      }
      text.append("\"signatures\": {\n").append(String.join(",\n", lines)).append("\n},\n");
      if (!signatures.described().isEmpty()) {
        text.append("\"metrics\": ")
            .append(json(MetricSummaryJson.written(signatures.described())))
            .append(",\n");
      }
      if (signatures.data() != null) {
        text.append("\"data_signature\": ").append(json(signatures.data())).append(",\n");
      }
    }
    text.append("\"columns\": ").append(json(table.columns())).append(",\n");
    text.append("\"sha256\": ").append(json(hash(table))).append(",\n");
    List<String> lines = new ArrayList<>();
    for (List<String> row : table.rows()) {
      lines.add(json(row));
    }
    return text.append("\"rows\": [\n")
        .append(String.join(",\n", lines))
        .append("\n]\n}\n")
        .toString();
  }

  private static String json(Object value) {
    try {
      return JSON.std.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /** The hash over columns, rows and signatures. */
  static String hash(ScoreTable table) {
    MessageDigest digest = Sha256.digest();
    TableSignatures signatures = table.signatures();
    if (signatures != null) {
      update(digest, json(signatures.metrics()));
      update(digest, String.valueOf(signatures.data()));
      if (!signatures.described().isEmpty()) {
        update(digest, json(MetricSummaryJson.written(signatures.described())));
      }
    }
    update(digest, json(table.columns()));
    for (List<String> row : table.rows()) {
      update(digest, json(row));
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void update(MessageDigest digest, String line) {
    digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
