package sqe.scoring;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      return pairs(file, rows(file), reserved);
    } catch (IllegalArgumentException e) {
      throw new NothingToScoreException("manifest " + file + ": " + e.getMessage());
    }
  }

  /**
   * Reads a table as it is: one map a row, from column name to cell, in the order of the columns.
   *
   * @throws NothingToScoreException when the file cannot be read
   */
  public static List<Map<String, String>> rows(Path file) throws NothingToScoreException {
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".jsonl");
      return json ? jsonLines(reader) : csv(reader);
    } catch (IOException e) {
      throw new NothingToScoreException("manifest " + file + ": " + IoMessages.describe(e));
    } catch (IllegalArgumentException | java.io.UncheckedIOException e) {
      throw new NothingToScoreException("manifest " + file + ": " + e.getMessage());
    }
  }

  private static List<Map<String, String>> csv(Reader reader) throws IOException {
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(true)
            .get();
    List<Map<String, String>> rows = new ArrayList<>();
    try (var parser = format.parse(withoutByteOrderMark(reader))) {
      for (CSVRecord record : parser) {
        if (!record.isConsistent()) {
          throw new IllegalArgumentException(
              "record %d has %d cells, the header has %d"
                  .formatted(
                      record.getRecordNumber(), record.size(), parser.getHeaderNames().size()));
        }
        Map<String, String> row = new LinkedHashMap<>();
        parser.getHeaderNames().forEach(name -> row.put(name.strip(), record.get(name)));
        rows.add(row);
      }
    }
    return rows;
  }

  private static Reader withoutByteOrderMark(Reader reader) throws IOException {
    reader.mark(1);
    if (reader.read() != '\uFEFF') {
      reader.reset();
    }
    return reader;
  }

  private static List<Map<String, String>> jsonLines(Reader reader) throws IOException {
    List<Map<String, String>> rows = new ArrayList<>();
    int number = 0;
    for (String line : new java.io.BufferedReader(reader).lines().toList()) {
      number++;
      if (!line.isBlank()) {
        Map<String, String> row = new LinkedHashMap<>();
        try {
          JSON.std
              .mapFrom(line)
              .forEach((key, value) -> row.put(key, value == null ? "" : String.valueOf(value)));
        } catch (IOException e) {
          throw new IllegalArgumentException("line " + number + " is not a JSON object", e);
        }
        rows.add(row);
      }
    }
    return rows;
  }

  private static List<Pair> pairs(Path file, List<Map<String, String>> rows, Set<String> reserved) {
    Set<String> further = new java.util.LinkedHashSet<>();
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
              "no column '%s' in row %d; needed: id, reference, estimate".formatted(needed, i + 1));
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
      return manifest.resolveSibling(cell);
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
