package sqe.scoring.array;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import sqe.metrics.loss.Tensor;
import sqe.table.Excerpt;

/**
 * Reads arrays from CSV: numbers separated by commas, one row a line, no header.
 *
 * <p>One line, or one number a line, is a vector; anything else has two axes. {@code nan}, {@code
 * inf} and {@code -inf} are understood in any case.
 */
final class CsvArrayReader {

  /** Possessive: no text takes longer than its length. */
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?+(?:\\d++(?:\\.\\d*+)?+|\\.\\d++)(?:[eE][+-]?+\\d++)?+");

  private static final Pattern INFINITE = Pattern.compile("(?i)[+-]?inf(inity)?");
  private static final Pattern NOT_A_NUMBER = Pattern.compile("(?i)[+-]?nan");

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setIgnoreEmptyLines(true).setIgnoreSurroundingSpaces(true).get();

  private CsvArrayReader() {}

  /**
   * Reads a file.
   *
   * @throws ArrayFormatException where a cell is no number or the lines differ in length
   * @throws IOException where the file cannot be read or is not UTF-8
   */
  static LoadedArray read(Path file) throws IOException {
    double[] values = new double[64];
    int count = 0;
    int rows = 0;
    int columns = 0;
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        var parser = FORMAT.parse(reader)) {
      for (CSVRecord row : parser) {
        long line = parser.getCurrentLineNumber();
        if (rows > 0 && row.size() != columns) {
          throw new ArrayFormatException(
              "line %s has %s numbers, the lines before have %s"
                  .formatted(line, row.size(), columns));
        }
        columns = row.size();
        rows++;
        for (int column = 0; column < columns; column++) {
          if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
          }
          values[count++] = number(row.get(column), line, column);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    double[] all = Arrays.copyOf(values, count);
    boolean vector = rows <= 1 || columns <= 1;
    return new LoadedArray(vector ? Tensor.vector(all) : Tensor.of(all, rows, columns), "text");
  }

  private static double number(String cell, long line, int column) throws ArrayFormatException {
    String text = line == 1 && column == 0 && cell.startsWith("\ufeff") ? cell.substring(1) : cell;
    if (NUMBER.matcher(text).matches()) {
      return Double.parseDouble(text);
    }
    if (INFINITE.matcher(text).matches()) {
      return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    if (NOT_A_NUMBER.matcher(text).matches()) {
      return Double.NaN;
    }
    throw new ArrayFormatException(
        "line %s, column %s: '%s' is not a number; an array has no header and no text"
            .formatted(line, column + 1, Excerpt.of(text)));
  }
}
