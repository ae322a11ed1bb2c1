package sqe.spark;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FilterFunction;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import sqe.audit.AuditPlan;
import sqe.audit.check.AuditData;
import sqe.audit.check.Finding;
import sqe.audit.check.PartedChecks;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;
import sqe.scoring.diagnosis.Fingerprint;

/**
 * What the driver holds of a set: features of every file and pair, for checks that need all of
 * them. Fingerprints, which are most of a file's features, only of those that a check asks for.
 *
 * @param data files and pairs in the order of the plan
 * @param findings in files and pairs one by one
 */
record CollectedSet(AuditData data, List<Finding> findings) {

  /**
   * Collects a set.
   *
   * @param features of its files
   * @param checks that look at it
   */
  static CollectedSet of(
      AuditPlan plan, Dataset<Row> features, PartedChecks checks, boolean pitchTracked) {
    Collector collector = new Collector();
    features
        .drop(FeatureRows.FINGERPRINT)
        .orderBy(FeatureRows.ITEM, FeatureRows.PLACE)
        .toLocalIterator()
        .forEachRemaining(collector::add);
    List<FileFeatures> files = new ArrayList<>(collector.references);
    files.addAll(collector.estimates);
    AuditData bare = plan.data(files, collector.pairs, pitchTracked);
    return new CollectedSet(
        bare.withFingerprints(fingerprints(features, checks.fingerprintsOf(bare))),
        collector.findings);
  }

  /** The fingerprints of some files by name. */
  private static Map<String, Fingerprint> fingerprints(Dataset<Row> features, Set<String> names) {
    Map<String, Fingerprint> fingerprints = new HashMap<>();
    if (names.isEmpty()) {
      return fingerprints;
    }
    RecordColumns<Fingerprint> columns = RecordColumns.of(Fingerprint.class);
    Broadcast<Set<String>> asked = broadcast(features, names);
    Iterator<Row> rows =
        features
            .select("name", FeatureRows.FINGERPRINT)
            .filter((FilterFunction<Row>) row -> asked.value().contains(row.getString(0)))
            .toLocalIterator();
    rows.forEachRemaining(
        row -> fingerprints.put(row.getString(0), columns.record(row.getStruct(1))));
    return fingerprints;
  }

  private static Broadcast<Set<String>> broadcast(Dataset<Row> features, Set<String> names) {
    return JavaSparkContext.fromSparkContext(features.sparkSession().sparkContext())
        .broadcast(names);
  }

  /** Takes files; those of an item come one after the other, the reference first. */
  private static final class Collector {

    private final FeatureRows columns = new FeatureRows();
    private final List<FileFeatures> references = new ArrayList<>();
    private final List<FileFeatures> estimates = new ArrayList<>();
    private final List<PairFeatures> pairs = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private long item = -1;
    private @Nullable FileFeatures reference;

    void add(Row row) {
      long its = row.<Long>getAs(FeatureRows.ITEM);
      if (its != item) {
        item = its;
        reference = null;
      }
      FileFeatures file = columns.bareFile(row);
      findings.addAll(columns.findings(row));
      if (file.isReference()) {
        reference = file;
        references.add(file);
      } else {
        estimates.add(file);
        PairFeatures pair = columns.pair(row, reference, file);
        if (pair != null) {
          pairs.add(pair);
        }
      }
    }
  }
}
