package sqe.spark;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import sqe.cli.ScoreSettings;
import sqe.cli.Sqe;
import sqe.metrics.Remedy;
import sqe.scoring.PairScorer;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.TableException;
import sqe.table.TableFormat;

/** {@code spark-submit --class sqe.spark.ScoreJob}: what {@code sqe score} does, on a cluster. */
@Command(
    name = "sqe.spark.ScoreJob",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Score the pairs of a manifest on Spark, one row a pair and channel.",
    footer = {
      "",
      "OUTPUT becomes a folder: scores.csv (or .jsonl) with its metadata, as sqe score",
      "writes them, and rows, the same as Parquet. Exit codes: 0 the table is written,",
      "also where some pairs have no score; 2 usage; 3 nothing could be done.",
      "",
      "Example:",
      "  spark-submit --class sqe.spark.ScoreJob sqe-spark.jar \\",
      "    --manifest pairs.csv --metrics si_sdr,stoi --output scores"
    })
public final class ScoreJob implements Callable<Integer> {

  /** Under the output, the rows as Parquet. */
  private static final String ROWS = "rows";

  @Spec private @Nullable CommandSpec command;

  @Option(
      names = "--manifest",
      required = true,
      paramLabel = "FILE",
      description =
          "CSV, JSON lines or Parquet with columns reference, estimate and, where there are any, id,"
              + " system and noisy; on any file system of Hadoop.")
  private String manifest = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FOLDER",
      description = "Where table and rows go: a folder that does not exist yet.")
  private String output = "";

  @Option(
      names = "--format",
      paramLabel = "csv|jsonl",
      defaultValue = "csv",
      description = "Of the table (default: csv).")
  private TableFormat format = TableFormat.CSV;

  @Mixin private ScoreSettings settings = new ScoreSettings();

  private ScoreJob() {}

  /**
   * Runs a job in this driver.
   *
   * @param arguments as {@code --help} lists them
   */
  public static void main(String[] arguments) {
    JobSession.main(ScoreJob::run, arguments);
  }

  /** Runs a job in this driver and returns its exit code. */
  static int run(String... arguments) {
    return Sqe.runOther(new ScoreJob(), arguments);
  }

  @Override
  public Integer call() {
    return JobSession.run("sqe score", output, this::score);
  }

  private void score(SparkSession session, JobOutput folder) throws TableException, IOException {
    HadoopFiles files = folder.files();
    List<Pair> pairs = new ManifestFile(manifest, files, session).pairs();
    if (pairs.isEmpty()) {
      throw new TableException("manifest " + manifest + " has no rows");
    }
    PairScorer scorer = settings.scorer(pairs, HadoopRecordings.of(files));
    List<String> typed = new ArrayList<>(List.of("sqe.spark.ScoreJob"));
    typed.addAll(line().getParseResult().originalArgs());
    RunMetadata run = scorer.metadata(typed, "");
    ScoreColumns columns = scorer.columns();
    Dataset<Row> named = PairRows.dataset(pairs, columns.carried(), session);
    folder.store(
        SparkScores.score(named, pairs.size(), scorer.spec(), settings.catalog(), ScoreJob::words),
        ROWS);
    TableOutput table = new TableOutput(output, format, files);
    // read from where they are stored: nothing is scored a second time for the table
    TableOutput.Counts counts =
        table.write(
            session.read().schema(RowCells.schema(columns)).parquet(folder.of(ROWS)),
            columns.all(),
            format.header(columns),
            run);
    report(table.name(), pairs.size(), counts, run);
  }

  /** The words of {@code sqe score}, but for what an executor is started with. */
  private static RemedyWords words(PairScorer scorer) {
    RemedyWords usual = ScoreSettings.words(scorer);
    return remedy ->
        remedy.kind() == Remedy.Kind.FEWER_JOBS
            ? ": give executors more --executor-memory or fewer --executor-cores"
            : usual.of(remedy);
  }

  private void report(String table, int pairs, TableOutput.Counts counts, RunMetadata run) {
    double hours = (System.currentTimeMillis() - run.started().toEpochMilli()) / 3.6e6;
    line()
        .getErr()
        .printf(
            Locale.ROOT,
            "%s: rows %d ok, %d partial, %d failed; %d pairs in %.1f s, %.0f an hour%n",
            table,
            counts.of(ScoreRow.Status.OK),
            counts.of(ScoreRow.Status.PARTIAL),
            counts.of(ScoreRow.Status.FAILED),
            pairs,
            hours * 3600,
            pairs / hours);
  }

  private CommandLine line() {
    return Objects.requireNonNull(command).commandLine();
  }
}
