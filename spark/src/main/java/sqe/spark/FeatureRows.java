package sqe.spark;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;
import sqe.audit.check.Finding;
import sqe.audit.feature.ChannelFeatures;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * What an audit keeps of files as rows of Spark, one a file: its place in the set, its features as
 * {@link FileFeatures} has them, and of an estimate how it differs from its reference ({@link
 * PairFeatures} without the features of the two).
 */
final class FeatureRows {

  /** The place of what belongs together among all of the set. */
  static final String ITEM = "item";

  /** The place of a file in its item: 0 is the reference, estimates come from 1 on. */
  static final String PLACE = "place";

  static final String FINGERPRINT = "fingerprint";

  /** How an estimate differs from its reference; null where it has none, or cannot be compared. */
  static final String PAIR = "pair";

  /** What checks of single files and pairs find in the file. */
  static final String FINDINGS = "findings";

  private static final String CHANNELS = "channels";

  private final RecordColumns<FileFeatures> bareFile =
      RecordColumns.of(FileFeatures.class, FINGERPRINT);
  private final RecordColumns<FileFeatures> file = RecordColumns.of(FileFeatures.class);
  private final RecordColumns<PairFeatures> pair =
      RecordColumns.of(PairFeatures.class, "reference", "estimate", CHANNELS);
  private final RecordColumns<PairFeatures.Channel> channel =
      RecordColumns.of(PairFeatures.Channel.class, "reference", "estimate");
  private final RecordColumns<Fingerprint> fingerprint = RecordColumns.of(Fingerprint.class);
  private final RecordColumns<Finding> finding = RecordColumns.of(Finding.class);

  /** The columns of a row. */
  StructType schema() {
    StructType schema =
        new StructType()
            .add(ITEM, DataTypes.LongType, false)
            .add(PLACE, DataTypes.IntegerType, false);
    for (var field : file.schema().fields()) {
      schema = schema.add(field);
    }
    return schema
        .add(PAIR, pair.schema().add(CHANNELS, DataTypes.createArrayType(channel.schema())))
        .add(FINDINGS, DataTypes.createArrayType(finding.schema()));
  }

  /** A file's row. */
  Row row(
      long item,
      int place,
      FileFeatures features,
      @Nullable PairFeatures compared,
      List<Finding> findings) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(item);
    cells.add(place);
    cells.addAll(file.cells(features));
    cells.add(compared == null ? null : pairRow(compared));
    cells.add(findings.stream().map(finding::row).toArray());
    return RowFactory.create(cells.toArray());
  }

  private Row pairRow(PairFeatures compared) {
    List<@Nullable Object> cells = pair.cells(compared);
    cells.add(compared.channels().stream().map(channel::row).toArray());
    return RowFactory.create(cells.toArray());
  }

  /** The features of a row's file. */
  FileFeatures file(Row row) {
    return file.record(row);
  }

  /** The same without fingerprint, of which there may be no column. */
  FileFeatures bareFile(Row row) {
    return bareFile.record(row, new @Nullable Object[] {null});
  }

  /** A row that {@link #bareFile} reads. */
  Row bareRow(FileFeatures features) {
    return bareFile.row(features);
  }

  /** The columns of such a row. */
  StructType bareSchema() {
    return bareFile.schema();
  }

  /** What was found in a row's file. */
  List<Finding> findings(Row row) {
    return row.<Row>getList(row.fieldIndex(FINDINGS)).stream().map(finding::record).toList();
  }

  /** The noise that an estimate has beside its reference; null where nothing is known of any. */
  @Nullable Fingerprint noise(Row row) {
    Row compared = row.getAs(PAIR);
    Row noise = compared == null ? null : compared.getAs("noise");
    return noise == null ? null : fingerprint.record(noise);
  }

  /**
   * How a row's file differs from its reference; null where it is none that was compared.
   *
   * @param reference features of the file at the first place of its item
   * @param estimate features of the row's file
   */
  @Nullable PairFeatures pair(Row row, @Nullable FileFeatures reference, FileFeatures estimate) {
    Row compared = row.getAs(PAIR);
    if (compared == null) {
      return null;
    }
    FileFeatures clean = Objects.requireNonNull(reference);
    List<PairFeatures.Channel> channels = new ArrayList<>();
    for (Row each : compared.<Row>getList(compared.fieldIndex(CHANNELS))) {
      ChannelFeatures first = clean.channels().get(channels.size());
      channels.add(channel.record(each, first, estimate.channels().get(channels.size())));
    }
    return pair.record(compared, clean, estimate, channels);
  }
}
