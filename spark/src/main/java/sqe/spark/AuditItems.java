package sqe.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import sqe.audit.AuditPlan;

/** What an audit looks at together as rows of Spark: a reference and its estimates, by name. */
final class AuditItems {

  private static final CellKind NAMES = CellKind.ofList(CellKind.of(String.class));

  private static final StructType SCHEMA =
      new StructType()
          .add(FeatureRows.ITEM, DataTypes.LongType, false)
          .add("id", DataTypes.StringType, false)
          .add("reference", DataTypes.StringType)
          .add("estimates", NAMES.type(), false)
          .add("columns", CellKind.WORDS.type(), false);

  private AuditItems() {}

  /** The items of a plan, numbered in their order, some a task. */
  static Dataset<Row> dataset(AuditPlan plan, SparkSession session) {
    List<Row> rows = new ArrayList<>();
    for (AuditPlan.Item item : plan.items()) {
      Path reference = item.reference();
      rows.add(
          RowFactory.create(
              (long) rows.size(),
              item.id(),
              reference == null ? null : reference.toString(),
              NAMES.cell(item.estimates().stream().map(Path::toString).toList()),
              CellKind.WORDS.cell(item.columns())));
    }
    int tasks = TaskCount.of(rows.size(), session);
    return session.createDataFrame(
        JavaSparkContext.fromSparkContext(session.sparkContext()).parallelize(rows, tasks), SCHEMA);
  }

  /** The item of a row. */
  static AuditPlan.Item item(Row row) {
    String reference = row.getAs("reference");
    List<String> estimates = row.getList(row.fieldIndex("estimates"));
    Map<String, String> columns = row.getJavaMap(row.fieldIndex("columns"));
    return new AuditPlan.Item(
        row.<String>getAs("id"),
        path(reference),
        estimates.stream().map(FileNames::path).toList(),
        columns);
  }

  private static @Nullable Path path(@Nullable String name) {
    return name == null ? null : FileNames.path(name);
  }
}
