package sqe.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A CSV file of expected values, with its header. */
public record GoldenTable(List<CSVRecord> rows) {

  /** Reads a file. */
  public static GoldenTable read(Path file) {
    CSVFormat format = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var parser = format.parse(reader)) {
      return new GoldenTable(parser.getRecords());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows for which a condition holds. */
  public GoldenTable where(Predicate<CSVRecord> condition) {
    return new GoldenTable(rows.stream().filter(condition).toList());
  }

  /** A column as numbers, in the order of the rows. */
  public double[] column(String name) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
  }

  /** The one row in which a column has this value. */
  public CSVRecord row(String column, String value) {
    List<CSVRecord> found = rows.stream().filter(row -> row.get(column).equals(value)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " rows with " + column + " = " + value);
    }
    return found.get(0);
  }
}
