package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Jobs in this process; one on a cluster is tried by {@link ClusterTest}. */
@Tag("one-jdk")
class AuditJobTest {

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void asSparkSubmitDoes() {
    JobInProcess.begin();
  }

  @AfterEach
  void forget() {
    JobInProcess.forget();
  }

  private static JobInProcess job(String... arguments) {
    return JobInProcess.of(AuditJob::run, arguments);
  }

  private String output() {
    return folder.resolve("audit").toString();
  }

  @Test
  void theFindingsArePairByPairThoseOfOneMachine() throws IOException {
    AuditSet set = AuditSet.in(folder);
    Path manifest = set.ofPairs();
    JobInProcess ended = job("--manifest", manifest.toString(), "--output", output());
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("/audit/findings.csv: ", " errors, ", "; 35 files, 15 pairs in ")
        .doesNotContain("\tat ");
    assertThat(Files.readString(folder.resolve("audit/findings.csv")))
        .isEqualTo(set.localFindings(manifest, ".csv"));
    try (var stored = Files.list(folder.resolve("audit"))) {
      assertThat(stored.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("features", "findings.csv");
    }
  }

  @ParameterizedTest
  @CsvSource({"json, .json", "markdown, .md"})
  void everyReportIsThatOfOneMachine(String format, String extension) throws IOException {
    AuditSet set = AuditSet.in(folder);
    Path manifest = set.ofFiles();
    String[] limits = {"--profile", "asr", "--set", "dc-offset=0.0001"};
    JobInProcess ended =
        job(
            "--manifest",
            manifest.toString(),
            "--output",
            output(),
            "--format",
            format,
            limits[0],
            limits[1],
            limits[2],
            limits[3]);
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(Files.readString(folder.resolve("audit/findings" + extension)))
        .isEqualTo(set.localFindings(manifest, extension, limits));
  }

  /** Such a file system is a view of a folder, but read as a stream, as any other. */
  @ParameterizedTest
  @CsvSource({"true", "false"})
  void manifestAndFilesMayBeElsewhere(boolean paired) throws IOException {
    AuditSet set = AuditSet.in(Files.createDirectory(folder.resolve("data")));
    Path manifest = paired ? set.ofPairs() : set.ofFiles();
    String bucket = paired ? "pairs" : "files"; // a file system is made once
    System.setProperty(
        "spark.hadoop.fs.viewfs.mounttable." + bucket + ".link./data",
        set.folder().toUri().toString());
    System.setProperty(
        "spark.hadoop.fs.viewfs.mounttable." + bucket + ".link./results",
        folder.toUri().toString());
    JobInProcess ended =
        job(
            "--manifest",
            "viewfs://" + bucket + "/data/" + manifest.getFileName(),
            "--output",
            "viewfs://" + bucket + "/results/audit");
    assertThat(ended.code()).as(ended.err()).isZero();
    String expected =
        set.localFindings(manifest, ".csv")
            .replace(set.folder().toString() + "/", "viewfs://" + bucket + "/data/");
    assertThat(Files.readString(folder.resolve("audit/findings.csv"))).isEqualTo(expected);
  }

  @Test
  void featuresAreThereForQueries() throws IOException {
    Path manifest = AuditSet.in(folder).ofFiles();
    assertThat(job("--manifest", manifest.toString(), "--output", output()).code()).isZero();
    try (SparkSession session = SparkSession.builder().getOrCreate()) {
      var features = session.read().parquet(output() + "/features");
      assertThat(features.filter("failure is not null").select("name").collectAsList())
          .extracting(row -> Path.of(row.getString(0)).getFileName().toString())
          .containsExactlyInAnyOrder("text.wav", "gone.wav");
      assertThat(features.filter("get(channels, 0).level.active_db < -50").count()).isOne();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nowhere.csv | audit | 3 | error: nowhere.csv: no such file | general
          FILES | FILES | 3 | error: FILES exists: name another --output, or remove it | general
          FILES | audit | 2 | error: no profile 'x': se, tts, asr, pesq or general | x
          """)
  void whatIsWrongIsSaidInOneLine(
      String manifest, String output, int code, String said, String profile) throws IOException {
    String files = AuditSet.in(folder).ofFiles().toString();
    JobInProcess ended =
        job(
            "--manifest",
            manifest.replace("FILES", files),
            "--output",
            output.equals("FILES") ? files : output(),
            "--profile",
            profile);
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err()).contains(said.replace("FILES", files)).doesNotContain("\tat ");
    assertThat(folder.resolve("audit")).doesNotExist();
  }

  @Test
  void aManifestOfNothingIsRefused() throws IOException {
    Path manifest = Files.writeString(folder.resolve("none.csv"), "colour\nred\n");
    JobInProcess ended = job("--manifest", manifest.toString(), "--output", output());
    assertThat(ended.code()).as(ended.err()).isEqualTo(3);
    assertThat(ended.err()).contains("error: the manifest names no files: it needs a column file");
  }
}
