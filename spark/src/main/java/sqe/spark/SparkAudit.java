package sqe.spark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;
import sqe.audit.AuditPlan;
import sqe.audit.AuditResult;
import sqe.audit.ItemAnalyser;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Finding;
import sqe.audit.check.PartedChecks;
import sqe.audit.check.Profile;
import sqe.audit.feature.AudioFiles;
import sqe.audit.feature.ManifestRows;
import sqe.scoring.NothingToScoreException;
import sqe.table.Manifest;
import sqe.table.Table;
import sqe.table.TableException;

/** Audits files on Spark. */
public final class SparkAudit {

  /** Recordings that one task compares at most, as far as that can be known before. */
  static final int CROWD = 10_000;

  /** What messages call the files; it has no folder, so that names stay as they are. */
  private static final Path SOURCE = Path.of("files");

  private SparkAudit() {}

  /**
   * Measures files: one row each, also for a file that cannot be read, whose {@code failure} says
   * why. The values are those that {@link sqe.audit.Audit} looks at.
   *
   * <p>A reference and its estimates are measured by one task, which decodes each file once and
   * holds one estimate at a time.
   *
   * @param files with a column {@code file} (or another that {@code sqe audit} reads) or, of pairs,
   *     {@code reference} and {@code estimate}, as a manifest has them; further columns go into
   *     {@code columns}. Files are named as Hadoop does; names without a scheme are of its default
   *     file system. Their names are collected
   * @return in no order: {@code item} and {@code place}, where the file stands among the rest; the
   *     components of {@link sqe.audit.feature.FileFeatures} by their names, as {@code
   *     sample_rate}; of an estimate {@code pair}, a struct of how it differs from its reference.
   *     Nothing is decoded before the rows are asked for
   * @throws IllegalArgumentException when no column names files
   */
  public static Dataset<Row> features(Dataset<Row> files) {
    var checks = new PartedChecks(AuditSettings.of(Profile.GENERAL));
    return features(plan(files), checks, files.sparkSession()).drop(FeatureRows.FINDINGS);
  }

  /**
   * Audits files: what {@code sqe audit --manifest} finds. Executors measure them and look for
   * defects of each and for copies among all; the driver looks at what needs the whole set. The
   * features are kept on the disks of the executors meanwhile.
   *
   * @param files as {@link #features} takes them
   * @param settings limits
   * @throws IllegalArgumentException when no column names files
   */
  public static AuditResult audit(Dataset<Row> files, AuditSettings settings) {
    AuditPlan plan = plan(files);
    var checks = new PartedChecks(settings);
    Dataset<Row> features =
        features(plan, checks, files.sparkSession()).persist(StorageLevel.DISK_ONLY());
    try {
      return result(plan, features, checks, CROWD);
    } finally {
      features.unpersist();
    }
  }

  private static AuditPlan plan(Dataset<Row> files) {
    Table table = TableRows.table(SOURCE.toString(), files);
    try {
      return Manifest.namesPairs(table)
          ? AuditPlan.ofPairs(FileNames.pairs(SOURCE, table, Set.of()), ManifestRows.of(table))
          : AuditPlan.ofFiles(ManifestRows.of(table), FileNames::path);
    } catch (TableException | NothingToScoreException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  /** The features of the files of a plan, with what checks find in each. */
  static Dataset<Row> features(AuditPlan plan, PartedChecks checks, SparkSession session) {
    HadoopFiles hadoop = HadoopFiles.of(session.sparkContext().hadoopConfiguration());
    return AuditItems.dataset(plan, session)
        .mapPartitions(
            new AuditTask(checks, HadoopRecordings.of(hadoop)),
            Encoders.row(new FeatureRows().schema()));
  }

  /**
   * What is found in a set.
   *
   * @param features of its files, which are read several times
   * @param crowd recordings that one task compares at most
   */
  static AuditResult result(AuditPlan plan, Dataset<Row> features, PartedChecks checks, int crowd) {
    List<Finding> findings = new ArrayList<>(new SameFiles(checks).findings(features));
    findings.addAll(new AlikeSounds(checks, crowd).findings(features));
    boolean pitch = ItemAnalyser.of(AudioFiles.ON_DISK, checks.settings()).tracksPitch();
    CollectedSet set = CollectedSet.of(plan, features, checks, pitch);
    findings.addAll(0, set.findings());
    findings.addAll(checks.ofWhole(set.data()));
    return AuditResult.of(set.data(), true, List.of(), PartedChecks.ordered(findings));
  }
}
