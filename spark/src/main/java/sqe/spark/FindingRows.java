package sqe.spark;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import sqe.audit.check.Finding;

/** Findings on their way to the driver. */
final class FindingRows {

  private FindingRows() {}

  /** Finds something in a row; made anew in each task. */
  @FunctionalInterface
  interface Look {
    List<Finding> at(Row row);
  }

  /** Makes looks; can be sent to executors. */
  @FunctionalInterface
  interface Looks extends Serializable {
    Look begin();
  }

  /** All that is found in some rows, in no order. */
  static List<Finding> found(Dataset<Row> rows, Looks looks) {
    RecordColumns<Finding> columns = RecordColumns.of(Finding.class);
    List<Finding> found = new ArrayList<>();
    Iterator<Row> read =
        rows.mapPartitions(
                (MapPartitionsFunction<Row, Row>) part -> looked(part, looks.begin()),
                Encoders.row(columns.schema()))
            .toLocalIterator();
    read.forEachRemaining(row -> found.add(columns.record(row)));
    return found;
  }

  private static Iterator<Row> looked(Iterator<Row> part, Look look) {
    RecordColumns<Finding> columns = RecordColumns.of(Finding.class);
    return new Flattened<>(part, row -> look.at(row).stream().map(columns::row).toList());
  }
}
