package sqe.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricCatalog;

/**
 * A table of scores as text, with what it says of itself.
 *
 * @param source where it came from, for messages
 * @param columns the names of its columns
 * @param rows the cells of each row, as many as there are columns
 * @param lines where each row stands in its file, counted from 1; empty where that is not known
 * @param signatures null for tables of other tools
 */
public record ScoreTable(
    String source,
    List<String> columns,
    List<List<String>> rows,
    List<Integer> lines,
    @Nullable TableSignatures signatures) {

  /** Copies the lists. */
  public ScoreTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    lines = List.copyOf(lines);
  }

  /** A table that was not read from a file. */
  public ScoreTable(
      String source,
      List<String> columns,
      List<List<String>> rows,
      @Nullable TableSignatures signatures) {
    this(source, columns, rows, List.of(), signatures);
  }

  /** A catalogue that knows what this table says of metrics that only their user has. */
  public MetricCatalog describedIn(MetricCatalog catalog) {
    return signatures == null || signatures.described().isEmpty()
        ? catalog
        : catalog.knowing(signatures.described());
  }

  /** Where a row stands, for messages: its line in the file or, without one, its number. */
  public String place(int row) {
    return lines.isEmpty() ? "row " + (row + 1) : "line " + lines.get(row);
  }

  /** Whether there is such a column. */
  public boolean has(String column) {
    return columns.contains(column);
  }

  /**
   * The position of a column.
   *
   * @throws NotInTableException naming the columns there are
   */
  public int position(String column) {
    int position = columns.indexOf(column);
    if (position < 0) {
      throw new NotInTableException(
          "%s has no column '%s'; it has %s".formatted(source, column, Excerpt.list(columns)));
    }
    return position;
  }

  /**
   * Checks that there is such a column.
   *
   * @throws NotInTableException naming the columns there are
   */
  public void requireColumn(String column) {
    position(column);
  }

  /** The different values of a column in the order they appear; none without the column. */
  public List<String> distinct(String column) {
    int position = columns.indexOf(column);
    return position < 0
        ? List.of()
        : rows.stream().map(row -> row.get(position)).distinct().toList();
  }

  /** Whether some file has several channels; a file that failed has a row without channel. */
  public boolean hasChannels() {
    return distinct("channel").stream().filter(channel -> !channel.isBlank()).count() > 1;
  }

  /** Whether some file has several segments, so that its id stands in several rows. */
  public boolean hasSegments() {
    int id = columns.indexOf("id");
    int segment = columns.indexOf(ScoreColumns.SEGMENT.get(0));
    if (id < 0 || segment < 0) {
      return false;
    }
    Map<String, String> first = new HashMap<>();
    for (List<String> row : rows) {
      String before = first.putIfAbsent(row.get(id), row.get(segment));
      if (before != null && !before.equals(row.get(segment))) {
        return true;
      }
    }
    return false;
  }

  /**
   * The rows with this text in this column.
   *
   * @throws NotInTableException when there is no such column or no such row
   */
  public ScoreTable only(String column, String value) {
    int position = position(column);
    int[] kept =
        IntStream.range(0, rows.size())
            .filter(i -> rows.get(i).get(position).equals(value))
            .toArray();
    if (kept.length == 0) {
      throw new NotInTableException(
          "%s has no %s '%s'; it has %s"
              .formatted(source, column, value, Excerpt.list(distinct(column))));
    }
    return picked(kept);
  }

  /** The same table with these of its rows, in this order. */
  public ScoreTable picked(int... positions) {
    List<List<String>> picked = Arrays.stream(positions).mapToObj(rows::get).toList();
    List<Integer> places =
        lines.isEmpty() ? List.of() : Arrays.stream(positions).mapToObj(lines::get).toList();
    return new ScoreTable(source, columns, picked, places, signatures);
  }

  /** The same table with one column called otherwise; unchanged where there is none. */
  public ScoreTable renamed(String from, String to) {
    if (!has(from)) {
      return this;
    }
    List<String> names = new ArrayList<>(columns);
    names.set(columns.indexOf(from), to);
    return new ScoreTable(source, names, rows, lines, signatures);
  }

  /** The same table with the accents of one column's cells composed; unchanged without it. */
  public ScoreTable composed(String column) {
    return mapped(column, NameSpelling::composed);
  }

  /** The same table with other cells in one column; unchanged without it. */
  public ScoreTable mapped(String column, UnaryOperator<String> cell) {
    int position = columns.indexOf(column);
    if (position < 0) {
      return this;
    }
    List<List<String>> mapped = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      cells.set(position, cell.apply(row.get(position)));
      mapped.add(cells);
    }
    return new ScoreTable(source, columns, mapped, lines, signatures);
  }

  /**
   * The scores of a column, one a row.
   *
   * @return NaN where the cell is empty or says {@code nan}: there is no score
   * @throws TableException naming the first cell that is not a number
   * @throws NotInTableException when there is no such column
   */
  public double[] scores(String column) throws TableException {
    int position = position(column);
    double[] scores = new double[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      String cell = rows.get(i).get(position);
      try {
        scores[i] = NumberCell.value(cell);
      } catch (NumberFormatException e) {
        throw new TableException(
            "%s, %s: %s is '%s', not a number%s"
                .formatted(
                    source,
                    place(i),
                    column,
                    Excerpt.of(cell),
                    cell.matches("\\s*[+-]?\\d+,\\d+\\s*")
                        ? ": write it with a point"
                        : ": write a number, inf or -inf, or nothing where there is no score"),
            e);
      }
    }
    return scores;
  }
}
