package sqe.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_list;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.min_by;
import static org.apache.spark.sql.functions.size;
import static org.apache.spark.sql.functions.struct;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import sqe.audit.check.Finding;
import sqe.audit.check.PartedChecks;
import sqe.audit.feature.FileFeatures;

/**
 * Brings files together that have something in common, as the digest of their samples, and lets the
 * checks look that ask for it. Executors group; a group is looked at by one of them. Of files that
 * are the same to a check, as those of one speaker in one split are, it gets the first.
 *
 * @param checks what looks
 */
record SameFiles(PartedChecks checks) {

  private static final String LOOK = "look";
  private static final String KEY = "key";
  private static final String APART = "apart";
  private static final String FILE = "file";

  /** What is found in files with these rows. */
  List<Finding> findings(Dataset<Row> features) {
    PartedChecks looking = checks;
    Dataset<Row> keyed =
        features
            .drop(FeatureRows.FINGERPRINT, FeatureRows.PAIR, FeatureRows.FINDINGS)
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) part -> keyed(part, looking),
                Encoders.row(schema()));
    Dataset<Row> groups =
        keyed
            .groupBy(LOOK, KEY, APART)
            .agg(
                min(SetOrder.COLUMN).as(SetOrder.COLUMN),
                min_by(col(FILE), col(SetOrder.COLUMN)).as(FILE))
            .groupBy(LOOK, KEY)
            .agg(collect_list(struct(col(SetOrder.COLUMN), col(FILE))).as("files"))
            .filter(size(col("files")).gt(1));
    return FindingRows.found(groups, () -> new Together(looking)::look);
  }

  private static StructType schema() {
    return new StructType()
        .add(LOOK, DataTypes.IntegerType, false)
        .add(KEY, DataTypes.StringType, false)
        .add(APART, DataTypes.StringType, false)
        .add(SetOrder.COLUMN, SetOrder.TYPE, false)
        .add(FILE, new FeatureRows().bareSchema(), false);
  }

  /** Each file once for each look that has a key for it. */
  private static Iterator<Row> keyed(Iterator<Row> part, PartedChecks checks) {
    List<PartedChecks.Same> looks = checks.same();
    FeatureRows files = new FeatureRows();
    return new Flattened<>(
        part,
        row -> {
          FileFeatures file = files.bareFile(row);
          Row place = SetOrder.of(row, file);
          List<Row> keyed = new ArrayList<>();
          for (int look = 0; look < looks.size(); look++) {
            PartedChecks.Same same = looks.get(look);
            String key = same.key(file);
            if (!key.isEmpty()) {
              String apart = same.firstWillDo() ? same.apart(file) : place.toString();
              keyed.add(RowFactory.create(look, key, apart, place, files.bareRow(file.outline())));
            }
          }
          return keyed;
        });
  }

  /** Looks at groups. */
  private static final class Together {

    private final List<PartedChecks.Same> looks;
    private final FeatureRows files = new FeatureRows();

    Together(PartedChecks checks) {
      looks = checks.same();
    }

    List<Finding> look(Row group) {
      List<FileFeatures> together = new ArrayList<>();
      for (Row each : SetOrder.sorted(group.getList(group.fieldIndex("files")))) {
        together.add(files.bareFile(each.<Row>getAs(FILE)));
      }
      return looks.get(group.<Integer>getAs(LOOK)).findings(together);
    }
  }
}
