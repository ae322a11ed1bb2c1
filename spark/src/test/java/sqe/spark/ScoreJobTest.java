package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import sqe.cli.Sqe;
import sqe.testing.OwnModel;

/** Jobs in this process; those on a cluster are tried by {@link ClusterTest}. */
@Tag("one-jdk")
class ScoreJobTest {

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
    return JobInProcess.of(ScoreJob::run, arguments);
  }

  private String output() {
    return folder.resolve("scores").toString();
  }

  @Test
  void theTableIsThatOfOneMachine() throws IOException {
    Path manifest = Manifests.write(folder, Manifests.rows());
    String[] options = {
      "-m", "si_sdr,stoi,wsdr,active_level", "--delta", "--diagnose", "--align", "integer"
    };
    JobInProcess ended =
        job(with(options, "--manifest", manifest.toString(), "--output", output()));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.err())
        .contains("/scores.csv: rows 8 ok, 1 partial, 4 failed; 13 pairs in ")
        .doesNotContain("\tat ");
    Path table = folder.resolve("scores/scores.csv");
    LocalTable.of(manifest, folder.resolve("local.csv"), options).isThatOf(table);
    try (var stored = Files.list(folder.resolve("scores"))) {
      assertThat(stored.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("rows", "scores.csv", "scores.csv.meta.json");
    }
  }

  private static String[] with(String[] options, String... others) {
    List<String> all = new ArrayList<>(List.of(others));
    all.addAll(List.of(options));
    return all.toArray(String[]::new);
  }

  /** Spark's view of folders under other names is a file system that is none of this machine's. */
  @Test
  void filesAreReadAndWrittenOnAnyFileSystem() throws IOException {
    Path csv = Manifests.write(folder, Manifests.rows("enhanced_rnnoise", ""));
    Path manifest = folder.resolve("data/pairs.jsonl");
    Files.writeString(
        manifest,
        """
        {"id": "near", "reference": "clean/s01_engb.wav", "estimate": "noisy/s01_engb.wav"}
        {"id": "far", "reference": "viewfs://audio/data/clean/s03_de.wav", "estimate": "noisy/s03_de.wav"}
        {"id": "gone", "reference": "clean/s01_engb.wav", "estimate": "gone/s01_engb.wav"}
        {"id": "folder", "reference": "clean/s01_engb.wav", "estimate": "clean"}
        """);
    System.setProperty(
        "spark.hadoop.fs.viewfs.mounttable.audio.link./data",
        folder.resolve("data").toUri().toString());
    System.setProperty(
        "spark.hadoop.fs.viewfs.mounttable.audio.link./results", folder.toUri().toString());
    String[] options = {"-m", "si_sdr,stoi", "--segment", "1.5"};
    JobInProcess ended =
        job(
            with(
                options,
                "--manifest",
                "viewfs://audio/data/pairs.jsonl",
                "--output",
                "viewfs://audio/results/scores",
                "--format",
                "jsonl"));
    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(csv).exists();
    Files.writeString(manifest, Files.readString(manifest).replace("viewfs://audio/data/", ""));
    LocalTable local = LocalTable.of(manifest, folder.resolve("local.jsonl"), options);
    String expected =
        Files.readString(local.file()).replace(folder + "/data/", "viewfs://audio/data/");
    assertThat(folder.resolve("scores/scores.jsonl")).hasContent(expected.strip());
    assertThat(expected).contains("viewfs://audio/data/gone/s01_engb.wav: no such file");
  }

  @Test
  void metricsMayBeThoseOfAProfile() throws IOException {
    Path manifest = Manifests.write(folder, Manifests.rows("enhanced_afftdn", "").subList(0, 2));
    String[] options = {"--profile", "voicebank"};
    JobInProcess ended =
        job(with(options, "--manifest", manifest.toString(), "--output", output()));
    assertThat(ended.code()).as(ended.err()).isZero();
    LocalTable.of(manifest, folder.resolve("local.csv"), options)
        .isThatOf(folder.resolve("scores/scores.csv"));
    assertThat(folder.resolve("scores/scores.csv.meta.json"))
        .content()
        .containsPattern("\"profile\" ?: ?\"voicebank\"");
  }

  /** Executors load the model themselves, and texts go through there what they go through here. */
  @Test
  void metricsMayBeOfAModelAndOfTexts() throws IOException {
    Path manifest = Manifests.write(folder, List.of());
    Files.writeString(
        manifest,
        """
        id,reference,estimate,text,hypothesis
        a,clean/s03_de.wav,noisy/s03_de.wav,"Guten Tag, Welt!",guten tag welt
        b,clean/s04_fr.wav,noisy/s04_fr.wav,Bonjour,bon jour
        """);
    String model = OwnModel.in(folder).toString();
    String[] options = {"-m", "wer,my_mos", "--normaliser", "jiwer_standardize", "--model", model};
    JobInProcess ended =
        job(with(options, "--manifest", manifest.toString(), "--output", output()));
    assertThat(ended.code()).as(ended.err()).isZero();
    LocalTable.of(manifest, folder.resolve("local.csv"), options)
        .isThatOf(folder.resolve("scores/scores.csv"));
    assertThat(Files.readString(folder.resolve("scores/scores.csv")))
        .contains(",0.6666666666666666,", ",2.0,");
  }

  @Test
  void theManifestMayBeParquet() throws IOException {
    Path manifest = Manifests.write(folder, Manifests.rows("enhanced_afftdn", ""));
    String parquet = folder.resolve("data/pairs.parquet").toString();
    try (SparkSession session = SparkSession.builder().getOrCreate()) {
      session
          .read()
          .option("header", true)
          .option("escape", "\"")
          .csv(manifest.toString())
          .write()
          .parquet(parquet);
    }
    JobInProcess ended = job("--manifest", parquet, "-m", "si_sdr", "--output", output());
    assertThat(ended.code()).as(ended.err()).isZero();
    LocalTable.of(manifest, folder.resolve("local.csv"), "-m", "si_sdr")
        .isThatOf(folder.resolve("scores/scores.csv"));
    String table = folder.resolve("scores/scores.csv").toString();
    assertThat(Sqe.run("gate", table, "--baseline", folder + "/local.csv", "-q")).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nowhere.csv | si_sdr | scores | 3 | error: nowhere.csv: no such file
          hdfs://nowhere.invalid/pairs.csv | si_sdr | scores | 3 | error: hdfs://nowhere.invalid/pairs.csv: there is no machine of that name
          gs://bucket/pairs.csv | si_sdr | scores | 3 | error: gs://bucket/pairs.csv: No FileSystem for scheme "gs"
          PAIRS | si_sdr | PAIRS | 3 | error: PAIRS exists: name another --output, or remove it
          PAIRS | si_sdrr | scores | 2 | error: unknown metric 'si_sdrr'
          PAIRS | my_mos --model gone.yaml | scores | 3 | error: model gone.yaml: no such file
          PAIRS | stoi --profile dns --length pad | scores | 2 | error: --profile dns says what --length is: leave out one of them
          """)
  void whatIsWrongIsSaidInOneLine(
      String manifest, String metrics, String output, int code, String said) throws IOException {
    String pairs = Manifests.write(folder, Manifests.rows("enhanced_afftdn", "")).toString();
    JobInProcess ended =
        job(
            with(
                ("--metrics " + metrics).split(" "),
                "--manifest",
                manifest.replace("PAIRS", pairs),
                "--output",
                output.equals("PAIRS") ? pairs : folder.resolve(output).toString()));
    assertThat(ended.code()).as(ended.err()).isEqualTo(code);
    assertThat(ended.err()).contains(said.replace("PAIRS", pairs)).doesNotContain("\tat ");
    assertThat(folder.resolve("scores")).doesNotExist();
  }

  @Test
  void withoutAClusterItSaysHowToCallIt() {
    System.clearProperty("spark.master");
    JobInProcess ended = job("--manifest", "pairs.csv", "--output", output());
    assertThat(ended.code()).isEqualTo(3);
    assertThat(ended.err()).contains("call this with spark-submit");
  }
}
