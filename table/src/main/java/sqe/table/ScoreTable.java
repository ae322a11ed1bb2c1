package sqe.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A table of scores as text, with what it says of itself.
 *
 * @param source where it came from, for messages
 * @param columns the names of its columns
 * @param rows the cells of each row, as many as there are columns
 * @param signatures null for tables of other tools
 */
public record ScoreTable(
    String source,
    List<String> columns,
    List<List<String>> rows,
    @Nullable TableSignatures signatures) {

  /** Copies the lists. */
  public ScoreTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Whether there is such a column. */
  public boolean has(String column) {
    return columns.contains(column);
  }

  /**
   * The position of a column.
   *
   * @throws PolicyException naming the columns there are
   */
  public int position(String column) throws PolicyException {
    int position = columns.indexOf(column);
    if (position < 0) {
      throw new PolicyException(
          "%s has no column '%s'; it has %s".formatted(source, column, String.join(", ", columns)));
    }
    return position;
  }

  /**
   * Checks that there is such a column.
   *
   * @throws PolicyException naming the columns there are
   */
  public void requireColumn(String column) throws PolicyException {
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

  /**
   * The rows with this text in this column.
   *
   * @throws PolicyException when there is no such column or no such row
   */
  public ScoreTable only(String column, String value) throws PolicyException {
    int position = position(column);
    List<List<String>> kept = rows.stream().filter(row -> row.get(position).equals(value)).toList();
    if (kept.isEmpty()) {
      throw new PolicyException(
          "%s has no %s '%s'; it has %s"
              .formatted(source, column, value, String.join(", ", distinct(column))));
    }
    return new ScoreTable(source, columns, kept, signatures);
  }

  /** The same table with one column called otherwise; unchanged where there is none. */
  public ScoreTable renamed(String from, String to) {
    if (!has(from)) {
      return this;
    }
    List<String> names = new ArrayList<>(columns);
    names.set(columns.indexOf(from), to);
    return new ScoreTable(source, names, rows, signatures);
  }

  /** The same table with the accents of one column's cells composed; unchanged without it. */
  public ScoreTable composed(String column) {
    int position = columns.indexOf(column);
    if (position < 0) {
      return this;
    }
    List<List<String>> composed = new ArrayList<>();
    for (List<String> row : rows) {
      List<String> cells = new ArrayList<>(row);
      cells.set(position, NameSpelling.composed(row.get(position)));
      composed.add(cells);
    }
    return new ScoreTable(source, columns, composed, signatures);
  }

  /**
   * The scores of a column, one a row.
   *
   * @return NaN where the cell is empty or says {@code nan}: there is no score
   * @throws NotComparableException naming the first cell that is not a number
   */
  public double[] scores(String column) throws PolicyException, NotComparableException {
    int position = position(column);
    double[] scores = new double[rows.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = number(rows.get(i).get(position), column, i + 1);
    }
    return scores;
  }

  /** The finite scores of a column, in the order of the rows. */
  public double[] finiteScores(String column) throws PolicyException, NotComparableException {
    return Arrays.stream(scores(column)).filter(Double::isFinite).toArray();
  }

  /** The cells of one column in the rows that have a finite score in another. */
  public List<String> cellsOfFinite(String column, String scored)
      throws PolicyException, NotComparableException {
    int position = position(column);
    double[] scores = scores(scored);
    return IntStream.range(0, scores.length)
        .filter(i -> Double.isFinite(scores[i]))
        .mapToObj(i -> rows.get(i).get(position))
        .toList();
  }

  private double number(String cell, String column, int row) throws NotComparableException {
    String text = cell.strip().toLowerCase(Locale.ROOT);
    return switch (text) {
      case "", "nan", "na", "null" -> Double.NaN;
      case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
      case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
      default -> {
        try {
          yield Double.parseDouble(text);
        } catch (NumberFormatException e) {
          throw new NotComparableException(
              "%s, row %s: %s is '%s', not a number".formatted(source, row, column, cell));
        }
      }
    };
  }
}
