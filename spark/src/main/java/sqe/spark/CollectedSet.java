package sqe.spark;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import sqe.audit.AuditPlan;
import sqe.audit.check.AuditData;
import sqe.audit.check.Finding;
import sqe.audit.feature.FileFeatures;
import sqe.audit.feature.PairFeatures;

/**
 * What the driver holds of a set: features of every file and pair, for checks that need all of
 * them. Fingerprints, which are most of a file's features, only where there are pairs: whether an
 * estimate is of another reference is told by them. Used by one thread.
 */
final class CollectedSet {

  private final AuditPlan plan;
  private final FeatureRows columns = new FeatureRows();
  private final List<FileFeatures> references = new ArrayList<>();
  private final List<FileFeatures> estimates = new ArrayList<>();
  private final List<PairFeatures> pairs = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private long item = -1;
  private @Nullable FileFeatures reference;

  CollectedSet(AuditPlan plan) {
    this.plan = plan;
  }

  /** Adds a file; those of an item come one after the other, the reference first. */
  void add(Row row) {
    long its = row.<Long>getAs(FeatureRows.ITEM);
    if (its != item) {
      item = its;
      reference = null;
    }
    FileFeatures whole = columns.file(row);
    FileFeatures file = plan.paired() ? whole : whole.withoutFingerprint();
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

  /** What was found in files and pairs one by one. */
  List<Finding> findings() {
    return findings;
  }

  /** Files and pairs in the order of the plan. */
  AuditData data(boolean pitchTracked) {
    List<FileFeatures> files = new ArrayList<>(references);
    files.addAll(estimates);
    return plan.data(files, pairs, pitchTracked);
  }
}
