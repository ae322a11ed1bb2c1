package sqe.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import sqe.table.Cell;
import sqe.table.ScoreColumns;

/**
 * Rows of a score table as rows of Spark, values as values: scores are doubles, an undefined one is
 * null. Made into cells again they give the text of the table, to the byte.
 *
 * <p>Before the columns of the table stand the pair's place and the row's place in the pair, behind
 * them the digest of the reference, for the data signature.
 */
final class RowCells {

  /** The place of a row among those of its pair. */
  static final String ROW = "pair_row";

  /** The digest of the decoded reference; empty where there is none. */
  static final String DIGEST = "reference_sha256";

  private static final int BEFORE = 2;

  /** Columns that are not numbers with a fraction, beside those of the manifest. */
  private static final Map<String, DataType> TYPES =
      Map.ofEntries(
          Map.entry("id", DataTypes.StringType),
          Map.entry("system", DataTypes.StringType),
          Map.entry("channel", DataTypes.StringType),
          Map.entry("reference", DataTypes.StringType),
          Map.entry("estimate", DataTypes.StringType),
          Map.entry("sample_rate", DataTypes.IntegerType),
          Map.entry("segment", DataTypes.IntegerType),
          Map.entry("polarity", DataTypes.IntegerType),
          Map.entry("swapped", DataTypes.StringType),
          Map.entry("wrong_pair", DataTypes.StringType),
          Map.entry("status", DataTypes.StringType),
          Map.entry("message", DataTypes.StringType));

  private RowCells() {}

  /** The columns of the rows of a table. */
  static StructType schema(ScoreColumns columns) {
    StructType schema =
        new StructType()
            .add(PairRows.ORDER, DataTypes.LongType, false)
            .add(ROW, DataTypes.IntegerType, false);
    for (String name : columns.all()) {
      schema =
          schema.add(
              name,
              columns.carried().contains(name)
                  ? DataTypes.StringType
                  : TYPES.getOrDefault(name, DataTypes.DoubleType));
    }
    return schema.add(DIGEST, DataTypes.StringType);
  }

  /** A row of a table. */
  static Row of(long pair, int row, List<Cell> cells, String digest) {
    List<@Nullable Object> values = new ArrayList<>();
    values.add(pair);
    values.add(row);
    cells.forEach(cell -> values.add(value(cell)));
    values.add(digest);
    return RowFactory.create(values.toArray());
  }

  private static @Nullable Object value(Cell cell) {
    if (cell instanceof Cell.Scored scored) {
      return scored.value();
    }
    if (cell instanceof Cell.Count count) {
      return count.value();
    }
    return cell instanceof Cell.Word word ? word.text() : null;
  }

  /** The cells of a table's row. */
  static List<Cell> cells(Row row) {
    List<Cell> cells = new ArrayList<>();
    for (int c = BEFORE; c < row.size() - 1; c++) {
      cells.add(cell(row.get(c)));
    }
    return cells;
  }

  private static Cell cell(@Nullable Object value) {
    if (value instanceof Double number) {
      return new Cell.Scored(number);
    }
    if (value instanceof Integer whole) {
      return new Cell.Count(whole);
    }
    return value == null ? new Cell.Absent() : new Cell.Word(value.toString());
  }

  /** The text of a column that has one in every row. */
  static String text(Row row, String column) {
    return Objects.requireNonNull(row.<String>getAs(column));
  }
}
