package sqe.metrics.pesq;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A table of numbers of the Recommendation, read from the module's resources. */
final class Table {

  private final List<String> header;
  private final double[][] rows;

  private Table(List<String> header, double[][] rows) {
    this.header = header;
    this.rows = rows;
  }

  /** Reads a resource of this package: a header line, then one line of numbers a row. */
  static Table read(String name) {
    try (var stream = Objects.requireNonNull(Table.class.getResourceAsStream(name), name)) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      double[][] rows =
          lines.stream()
              .skip(1)
              .map(line -> Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble))
              .map(row -> row.toArray())
              .toArray(double[][]::new);
      return new Table(List.of(lines.get(0).split(",")), rows);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A column as a new array. */
  double[] column(String name) {
    int index = header.indexOf(name);
    return Arrays.stream(rows).mapToDouble(row -> row[index]).toArray();
  }
}
