package sqe.spark;

import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sqe.audit.AuditPlan;
import sqe.audit.AuditResult;
import sqe.audit.check.PartedChecks;
import sqe.cli.AuditLimits;
import sqe.cli.ErrorTrace;
import sqe.cli.Sqe;
import sqe.report.AuditFormat;
import sqe.scoring.NothingToScoreException;
import sqe.table.Counted;
import sqe.table.TableException;

/** {@code spark-submit --class sqe.spark.AuditJob}: what {@code sqe audit} does, on a cluster. */
@Command(
    name = "sqe.spark.AuditJob",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Look for defects in the files or pairs of a manifest on Spark.",
    footer = {
      "",
      "OUTPUT becomes a folder: findings.csv (or .json, .md), as sqe audit writes it,",
      "and features, what was measured of each file, as Parquet. Exit codes: 0 the",
      "findings are written, whatever they are; 2 usage; 3 nothing could be done.",
      "",
      "Example:",
      "  spark-submit --class sqe.spark.AuditJob sqe-spark.jar \\",
      "    --manifest files.csv --output audit"
    })
public final class AuditJob implements Callable<Integer> {

  /** Under the output, the features as Parquet. */
  private static final String FEATURES = "features";

  @Spec private @Nullable CommandSpec command;

  @Option(
      names = "--manifest",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV, JSON lines or Parquet with a column file, or reference and estimate, and any of id,"
              + " duration, sample_rate, speaker, gender, text, split, condition, noise_file, snr,"
              + " level; on any file system of Hadoop.")
  private String manifest = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where findings and features go: a folder that does not exist yet.")
  private String output = "";

  @Option(
      names = "--format",
      paramLabel = "csv|json|markdown",
      description = "Of the findings (default: csv).")
  private AuditFormat format = AuditFormat.CSV;

  @Mixin private AuditLimits limits = new AuditLimits();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorTrace errorTrace = new ErrorTrace();

  private AuditJob() {}

  /**
   * Runs a job in this driver.
   *
   * @param arguments as {@code --help} lists them
   */
  public static void main(String[] arguments) {
    JobSession.main(AuditJob::run, arguments);
  }

  /** Runs a job in this driver and returns its exit code. */
  static int run(String... arguments) {
    return Sqe.runOther(new AuditJob(), arguments);
  }

  @Override
  public Integer call() {
    PartedChecks checks = new PartedChecks(limits.settings());
    return JobSession.run("sqe audit", output, (session, folder) -> audit(session, folder, checks));
  }

  private void audit(SparkSession session, JobOutput folder, PartedChecks checks)
      throws TableException, NothingToScoreException, IOException {
    final long start = System.nanoTime();
    AuditPlan plan = new ManifestFile(manifest, folder.files(), session).plan();
    folder.store(SparkAudit.features(plan, checks, session), FEATURES);
    // read from where they are stored: nothing is decoded a second time for a join
    var features = session.read().schema(new FeatureRows().schema()).parquet(folder.of(FEATURES));
    AuditResult result =
        JobOutput.computed(() -> SparkAudit.result(plan, features, checks, SparkAudit.CROWD));
    String report = folder.of("findings" + format.extension());
    folder.files().write(report, format.write(result));
    line()
        .getErr()
        .printf(
            Locale.ROOT,
            "%s: %s; %s, %s in %.1f s%n",
            report,
            result.counts(),
            Counted.of(result.files().size(), "file", "files"),
            Counted.of(result.pairs(), "pair", "pairs"),
            (System.nanoTime() - start) / 1e9);
  }

  private CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }
}
