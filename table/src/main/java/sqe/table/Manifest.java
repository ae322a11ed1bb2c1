package sqe.table;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
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
 * A list of pairs in a file: CSV with a header, or one JSON object a line.
 *
 * <p>Columns {@code id, reference, estimate} are needed, {@code noisy} and {@code system} are
 * known, all others are carried into the table. Paths are relative to the manifest's folder.
 */
public final class Manifest {

  private static final Set<String> OWN = Set.of("id", "reference", "estimate", "noisy", "system");

  private Manifest() {}

  /** Whether a path looks like a manifest by its extension. */
  public static boolean isManifest(Path path) {
    String name = path.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") || name.endsWith(".jsonl");
  }

  /**
   * Reads a manifest; pairs keep its order, with all rows of one id moved to that id's first row.
   *
   * @param reserved column names of the score table, which a manifest must not use for its own
   * @throws NothingToScoreException when the file cannot be read or lacks a column
   */
  public static List<Pair> read(Path file, Set<String> reserved) throws NothingToScoreException {
    try {
      return pairs(file, rows(file, "manifest"), reserved);
    } catch (IllegalArgumentException e) {
      throw new NothingToScoreException("manifest " + file + ": " + e.getMessage());
    }
  }

  /**
   * Reads a table as it is: one map a row, from column name to cell, in the order of the columns.
   *
   * @param kind what messages call the file
   * @throws NothingToScoreException when the file cannot be read or is no such table
   */
  public static List<Map<String, String>> rows(Path file, String kind)
      throws NothingToScoreException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      skipByteOrderMark(reader);
      boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".jsonl");
      return json ? jsonLines(reader) : csv(reader);
    } catch (IOException e) {
      throw new NothingToScoreException(kind + " " + file + ": " + IoMessages.describe(e));
    } catch (UncheckedIOException e) {
      throw new NothingToScoreException(
          kind + " " + file + ": " + IoMessages.describe(Objects.requireNonNull(e.getCause())));
    } catch (IllegalArgumentException e) {
      throw new NothingToScoreException(kind + " " + file + ": " + e.getMessage());
    }
  }

  private static void skipByteOrderMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
  }

  private static List<Map<String, String>> csv(Reader reader) throws IOException {
    CSVFormat format = CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).get();
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> header = List.of();
    try (var parser = format.parse(reader)) {
      for (CSVRecord record : parser) {
        if (record.getRecordNumber() == 1) {
          header = header(record);
        } else {
          rows.add(row(header, record));
        }
      }
    }
    return rows;
  }

  private static List<String> header(CSVRecord record) {
    List<String> names = record.stream().map(String::strip).toList();
    CsvHeader.requireCommas(names);
    Set<String> seen = new HashSet<>();
    for (String name : names) {
      if (!name.isEmpty() && !seen.add(name)) {
        throw new IllegalArgumentException("the header has the column '%s' twice".formatted(name));
      }
    }
    return names;
  }

  /**
   * Columns without a name, as spreadsheets append them, may be there as long as they are empty.
   */
  private static Map<String, String> row(List<String> header, CSVRecord record) {
    long number = record.getRecordNumber() - 1;
    if (record.size() != header.size()) {
      throw new IllegalArgumentException(
          "record %s has %s cells, the header has %s"
              .formatted(number, record.size(), header.size()));
    }
    Map<String, String> row = new LinkedHashMap<>();
    for (int c = 0; c < header.size(); c++) {
      if (!header.get(c).isEmpty()) {
        row.put(header.get(c), record.get(c));
      } else if (!record.get(c).isBlank()) {
        throw new IllegalArgumentException(
            "column %s has no name, but a cell in record %s".formatted(c + 1, number));
      }
    }
    return row;
  }

  private static List<Map<String, String>> jsonLines(BufferedReader reader) {
    List<Map<String, String>> rows = new ArrayList<>();
    int number = 0;
    for (String line : reader.lines().toList()) {
      number++;
      if (!line.isBlank()) {
        rows.add(jsonRow(line, number));
      }
    }
    return rows;
  }

  private static Map<String, String> jsonRow(String line, int number) {
    try (JsonParser parser = JSON.std.createParser(line)) {
      Map<String, Object> values = JSON.std.mapFrom(parser);
      if (values != null && parser.nextToken() == null) {
        Map<String, String> row = new LinkedHashMap<>();
        for (var entry : values.entrySet()) {
          row.put(entry.getKey(), cell(entry.getValue()));
        }
        return row;
      }
    } catch (IOException e) {
      throw new IllegalArgumentException("line " + number + " is not one JSON object", e);
    }
    throw new IllegalArgumentException("line " + number + " is not one JSON object");
  }

  private static String cell(@Nullable Object value) throws IOException {
    boolean nested = value instanceof Map || value instanceof List;
    return value == null ? "" : nested ? JSON.std.asString(value) : String.valueOf(value);
  }

  private static List<Pair> pairs(Path file, List<Map<String, String>> rows, Set<String> reserved) {
    Set<String> further = new LinkedHashSet<>();
    rows.forEach(row -> further.addAll(row.keySet()));
    further.removeAll(OWN);
    for (String name : further) {
      if (reserved.contains(name)) {
        throw new IllegalArgumentException(
            "the column '%s' is also a column of the score table: rename it".formatted(name));
      }
    }
    Map<String, List<Pair>> byId = new LinkedHashMap<>();
    Set<List<String>> seen = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      for (String needed : List.of("id", "reference", "estimate")) {
        if (!row.containsKey(needed)) {
          throw new IllegalArgumentException(
              "no column '%s' in row %s; needed: id, reference, estimate; found: %s"
                  .formatted(needed, i + 1, String.join(", ", row.keySet())));
        }
      }
      Pair pair = pair(file, row, further, seen);
      byId.computeIfAbsent(pair.id(), key -> new ArrayList<>()).add(pair);
    }
    return byId.values().stream().flatMap(List::stream).toList();
  }

  private static Pair pair(
      Path file, Map<String, String> row, Set<String> further, Set<List<String>> seen) {
    String id = row.getOrDefault("id", "");
    String system = row.getOrDefault("system", "");
    Path reference = resolve(file, row.get("reference"));
    Path estimate = resolve(file, row.get("estimate"));
    String problem = null;
    if (reference == null) {
      problem = "no reference: the manifest's cell is empty or no path";
    } else if (estimate == null) {
      problem = "no estimate: the manifest's cell is empty or no path";
    } else if (!seen.add(List.of(id, system))) {
      problem = "ambiguous: the manifest has this id and system twice";
    }
    Map<String, String> columns = new LinkedHashMap<>();
    further.forEach(name -> columns.put(name, row.getOrDefault(name, "")));
    Path noisy = resolve(file, row.get("noisy"));
    return new Pair(id, system, reference, estimate, noisy, columns, problem);
  }

  private static @Nullable Path resolve(Path manifest, @Nullable String cell) {
    if (cell == null || cell.isBlank()) {
      return null;
    }
    try {
      return NameSpelling.resolve(manifest, cell);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
