package sqe.table;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A baseline that is committed: ids, groups, scores and signatures of one table, without paths,
 * times or machines.
 *
 * <p>It is JSON with one row a line, sorted by id, so that a change of the baseline reads as a
 * change of these lines in a review. The hash over the rows and signatures tells an edited or badly
 * merged file from one that was written.
 */
public final class LockFile {

  private static final String START = "{\n\"sqe_lock\": 1,\n";

  /** Columns of a score table that say where and how it was made, not what was scored. */
  private static final Set<String> LEFT_OUT =
      Set.of("reference", "estimate", "status", "message", "duration_s");

  private LockFile() {}

  /**
   * The lock of a table.
   *
   * @throws PolicyException when the table has no id column
   */
  public static String text(ScoreTable table) throws PolicyException {
    int id = table.position("id");
    int channel = table.columns().indexOf("channel");
    List<Integer> kept = new ArrayList<>();
    List<String> columns = new ArrayList<>();
    for (int c = 0; c < table.columns().size(); c++) {
      if (!LEFT_OUT.contains(table.columns().get(c))) {
        kept.add(c);
        columns.add(table.columns().get(c));
      }
    }
    Comparator<List<String>> byId = Comparator.comparing(row -> row.get(id));
    Comparator<List<String>> order =
        channel < 0 ? byId : byId.thenComparing(row -> row.get(channel));
    List<List<String>> rows =
        table.rows().stream()
            .sorted(order)
            .map(row -> kept.stream().map(row::get).toList())
            .toList();
    return sortedText(new ScoreTable(table.source(), columns, rows, table.signatures()));
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

  /** Whether a file is a lock, by its first bytes. */
  static boolean isLock(Path file) throws IOException {
    char[] start = new char[START.length()];
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
      int length = reader.read(start);
      return length > 0
          && new String(start, 0, length).replaceAll("\\s", "").startsWith("{\"sqe_lock\"");
    }
  }

  /**
   * Reads a lock.
   *
   * @throws IllegalArgumentException when it is not what {@link #text} makes
   */
  static ScoreTable read(Path file) throws IOException {
    Map<String, Object> lock;
    try {
      lock = JSON.std.mapFrom(Files.readString(file, StandardCharsets.UTF_8));
    } catch (JacksonException e) {
      throw new IllegalArgumentException("the lock is not JSON: write it again with --lock", e);
    }
    if (!Integer.valueOf(1).equals(lock.get("sqe_lock"))) {
      throw new IllegalArgumentException("a lock of a later version: " + lock.get("sqe_lock"));
    }
    List<List<String>> rows = new ArrayList<>();
    if (lock.get("rows") instanceof List<?> list) {
      list.forEach(row -> rows.add(texts(row)));
    }
    ScoreTable table =
        new ScoreTable(file.toString(), texts(lock.get("columns")), rows, signatures(lock));
    if (!hash(table).equals(lock.get("sha256"))) {
      throw new IllegalArgumentException(
          "the lock's hash does not fit its rows: it was edited or badly merged; write it again"
              + " with --lock");
    }
    return table;
  }

  private static @Nullable TableSignatures signatures(Map<String, Object> lock) {
    if (!(lock.get("signatures") instanceof Map<?, ?> stored)) {
      return null;
    }
    Map<String, String> metrics = new LinkedHashMap<>();
    stored.forEach((id, signature) -> metrics.put(String.valueOf(id), String.valueOf(signature)));
    Object data = lock.get("data_signature");
    return new TableSignatures(metrics, data == null ? null : String.valueOf(data));
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static String hash(ScoreTable table) {
    MessageDigest digest = Sha256.digest();
    TableSignatures signatures = table.signatures();
    if (signatures != null) {
      update(digest, json(signatures.metrics()));
      update(digest, String.valueOf(signatures.data()));
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
