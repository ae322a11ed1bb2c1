package sqe.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what {@link LockFile} writes. */
final class LockReader {

  private LockReader() {}

  /**
   * Whether a file is a lock.
   *
   * @param beginning of its text, without white space
   */
  static boolean isLock(String beginning) {
    return beginning.startsWith("{\"sqe_lock\"");
  }

  /**
   * Reads a lock.
   *
   * @throws TableException when it is not what {@link LockFile#text} makes, or a later version
   *     wrote it
   */
  static ScoreTable read(String source, String text) throws TableException {
    Map<?, ?> lock = parsed(source, text);
    if (!Integer.valueOf(1).equals(lock.get("sqe_lock"))) {
      throw new TableException(
          "%s: a lock of another version, %s: read it with a later sqe"
              .formatted(source, Excerpt.of(String.valueOf(lock.get("sqe_lock")))));
    }
    List<String> columns = texts(lock.get("columns"));
    List<List<String>> rows = new ArrayList<>();
    if (lock.get("rows") instanceof List<?> list) {
      list.forEach(row -> rows.add(texts(row)));
    }
    ScoreTable table = new ScoreTable(source, columns, rows, signatures(lock));
    boolean whole = rows.stream().allMatch(row -> row.size() == columns.size());
    if (!whole || !LockFile.hash(table).equals(lock.get("sha256"))) {
      throw broken(source, "the lock's hash does not fit its rows, it was edited or badly merged");
    }
    return table;
  }

  private static Map<?, ?> parsed(String source, String text) throws TableException {
    try {
      if (JsonDocument.parse(text) instanceof Map<?, ?> lock) {
        return lock;
      }
      throw broken(source, "the lock is not an object of JSON");
    } catch (NotJsonException e) {
      throw broken(source, "the lock is damaged, " + e.getMessage());
    }
  }

  private static @Nullable TableSignatures signatures(Map<?, ?> lock) {
    if (!(lock.get("signatures") instanceof Map<?, ?> stored)) {
      return null;
    }
    Map<String, String> metrics = new LinkedHashMap<>();
    stored.forEach((id, signature) -> metrics.put(String.valueOf(id), String.valueOf(signature)));
    Object data = lock.get("data_signature");
    return new TableSignatures(
        metrics,
        data == null ? null : String.valueOf(data),
        MetricSummaryJson.read(lock.get(RunMetadata.DESCRIBED)),
        null);
  }

  private static List<String> texts(@Nullable Object list) {
    return list instanceof List<?> values
        ? values.stream().map(String::valueOf).toList()
        : List.of();
  }

  private static TableException broken(String source, String what) {
    return new TableException(source + ": " + what, TableRemedy.of(TableRemedy.Kind.WRITE_LOCK));
  }
}
