package sqe.table;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads score tables: CSV, JSON lines or a lock file. A table is signed when a {@code
 * FILE.meta.json} with signatures stands beside it; tables of other tools have none.
 */
public final class ScoreTableReader {

  private static final String META = ".meta.json";

  private ScoreTableReader() {}

  /**
   * Reads a table.
   *
   * @throws NotComparableException when it cannot be read, is not a table, or is empty
   */
  public static ScoreTable read(Path file) throws NotComparableException {
    try {
      if (LockFile.isLock(file)) {
        return LockFile.read(file);
      }
      ScoreTable table = isJsonLines(file) ? jsonLines(file) : csv(file);
      if (table.rows().isEmpty()) {
        throw new NotComparableException(file + ": no rows");
      }
      return table;
    } catch (IOException e) {
      throw new NotComparableException(file + ": " + IoMessages.describe(e));
    } catch (UncheckedIOException e) {
      throw new NotComparableException(
          file + ": " + IoMessages.describe(Objects.requireNonNull(e.getCause())));
    } catch (IllegalArgumentException e) {
      throw new NotComparableException(file + ": " + e.getMessage());
    }
  }

  private static boolean isJsonLines(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".jsonl") || name.endsWith(".json") || name.endsWith(".ndjson");
  }

  private static ScoreTable csv(Path file) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    List<String> columns = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    try (Reader reader = withoutByteOrderMark(file);
        var parser = format.parse(reader)) {
      for (CSVRecord record : parser) {
        if (columns.isEmpty()) {
          record.forEach(name -> columns.add(name.strip()));
          CsvHeader.requireCommas(columns);
          requireDistinct(columns);
        } else if (record.size() != columns.size()) {
          throw new IllegalArgumentException(
              "row %s has %s cells, the header has %s"
                  .formatted(record.getRecordNumber() - 1, record.size(), columns.size()));
        } else {
          rows.add(record.toList());
        }
      }
    }
    return new ScoreTable(file.toString(), columns, rows, signatures(file));
  }

  private static void requireDistinct(List<String> columns) {
    Set<String> seen = new LinkedHashSet<>();
    for (String column : columns) {
      if (!seen.add(column)) {
        throw new IllegalArgumentException("the column '" + column + "' stands there twice");
      }
    }
  }

  private static Reader withoutByteOrderMark(Path file) throws IOException {
    BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static ScoreTable jsonLines(Path file) throws IOException {
    List<Map<String, String>> objects = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line : reader.lines().toList()) {
        Map<String, String> object = new LinkedHashMap<>();
        JSON.std
            .mapFrom(line)
            .forEach((key, value) -> object.put(key, value == null ? "" : String.valueOf(value)));
        columns.addAll(object.keySet());
        objects.add(object);
      }
    }
    List<List<String>> rows =
        objects.stream()
            .map(object -> columns.stream().map(c -> object.getOrDefault(c, "")).toList())
            .toList();
    return new ScoreTable(file.toString(), new ArrayList<>(columns), rows, signatures(file));
  }

  private static @Nullable TableSignatures signatures(Path table) throws IOException {
    Path file = table.resolveSibling(table.getFileName() + META);
    if (!Files.exists(file)) {
      return null;
    }
    Map<String, Object> meta;
    try {
      meta = JSON.std.mapFrom(Files.readString(file, StandardCharsets.UTF_8));
    } catch (com.fasterxml.jackson.core.JacksonException e) {
      throw new IllegalArgumentException(file.getFileName() + " is not JSON", e);
    }
    Map<String, String> metrics = new LinkedHashMap<>();
    if (meta.get("signatures") instanceof Map<?, ?> signatures) {
      signatures.forEach(
          (id, forms) -> {
            if (forms instanceof Map<?, ?> both && both.get("long") != null) {
              metrics.put(String.valueOf(id), String.valueOf(both.get("long")));
            }
          });
    }
    String data =
        meta.get("data_signature") instanceof Map<?, ?> signature && signature.get("sha256") != null
            ? String.valueOf(signature.get("sha256"))
            : null;
    return metrics.isEmpty() ? null : new TableSignatures(metrics, data);
  }
}
