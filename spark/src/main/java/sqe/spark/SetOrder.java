package sqe.spark;

import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import sqe.audit.feature.FileFeatures;

/** The order of the files of a set: references by item, then estimates by item and place. */
final class SetOrder {

  static final String COLUMN = "set_order";

  static final StructType TYPE =
      new StructType()
          .add("side", DataTypes.IntegerType, false)
          .add(FeatureRows.ITEM, DataTypes.LongType, false)
          .add(FeatureRows.PLACE, DataTypes.IntegerType, false);

  private static final Comparator<Row> BY_PLACE =
      Comparator.comparingInt((Row row) -> row.getInt(0))
          .thenComparingLong(row -> row.getLong(1))
          .thenComparingInt(row -> row.getInt(2));

  private SetOrder() {}

  /** The place of the file of a row of features. */
  static Row of(Row row, FileFeatures file) {
    return RowFactory.create(
        file.isReference() ? 0 : 1,
        row.<Long>getAs(FeatureRows.ITEM),
        row.<Integer>getAs(FeatureRows.PLACE));
  }

  /** Rows with such a column, in the order of the set. */
  static List<Row> sorted(List<Row> rows) {
    return rows.stream()
        .sorted(Comparator.comparing(row -> row.<Row>getAs(COLUMN), BY_PLACE))
        .toList();
  }
}
