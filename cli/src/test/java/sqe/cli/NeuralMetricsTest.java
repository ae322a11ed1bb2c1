package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.GoldenTable;
import sqe.testing.OwnModel;
import sqe.testing.SharedFolder;

/** Networks as a user runs them, on the project's own test data. */
class NeuralMetricsTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");
  private static final Path RNNOISE = SharedFolder.project("testdata/enhanced_rnnoise");

  @TempDir Path folder;

  @Test
  void theTableIsTheSameBytesWhateverTheNumberOfThreads() throws Exception {
    Path clean = Files.createDirectory(folder.resolve("clean"));
    Path enhanced = Files.createDirectory(folder.resolve("enhanced"));
    for (String name : List.of("s01_engb.wav", "s04_fr.wav", "s08_pl.wav")) {
      Files.copy(CLEAN.resolve(name), clean.resolve(name));
      Files.copy(RNNOISE.resolve(name), enhanced.resolve(name));
    }
    byte[] first = null;
    for (String jobs : List.of("1", "2", "8")) {
      Path table = folder.resolve(jobs + ".csv");
      run(
          List.of("-Djava.io.tmpdir=" + folder),
          "score",
          clean,
          enhanced,
          "-m",
          "deep_feature,dnsmos_p808,si_sdr",
          "-j",
          jobs,
          "-o",
          table,
          "-q");
      byte[] bytes = Files.readAllBytes(table);
      first = first == null ? bytes : first;
      assertThat(bytes).as("-j %s", jobs).isEqualTo(first);
    }
    assertThat(values(folder.resolve("1.csv"), "deep_feature"))
        .allMatch(value -> value > 0.1 && value < 10);
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).as("temporary files").noneMatch(file -> file.toString().contains("onnx"));
    }
  }

  @Test
  void aFolderOfEstimatesAloneIsScored() throws Exception {
    Path table = folder.resolve("alone.csv");
    SqeCall run = SqeCall.run("score", RNNOISE, "-m", "dnsmos_p808,plcmos", "-o", table, "-q");
    assumeThat(Files.readString(table)).doesNotContain("cannot be loaded here");
    assertThat(run.exitCode()).isZero();
    assertThat(values(table, "dnsmos_p808")).hasSize(6).allMatch(value -> value > 1 && value < 5);
  }

  @Test
  void whereTheRuntimeCannotBeLoadedTheCellsSaySoAndTheOthersAreScored() throws Exception {
    Files.writeString(
        folder.resolve(System.mapLibraryName("onnxruntime")), "not a library of this platform");
    Path table = folder.resolve("without.csv");
    SqeProcess run =
        run(
            List.of("-Donnxruntime.native.path=" + folder),
            "score",
            CLEAN,
            RNNOISE,
            "-m",
            "si_sdr,deep_feature,dnsmos",
            "-o",
            table,
            "-q");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).doesNotContain("\tat ");
    GoldenTable scores = GoldenTable.read(table);
    assertThat(scores.rows()).hasSize(6);
    assertThat(scores.column("si_sdr")).hasSize(6);
    assertThat(scores.column("deep_feature")).hasSize(6);
    assertThat(scores.rows())
        .allMatch(row -> row.get("dnsmos_sig").isEmpty())
        .allMatch(row -> row.get("message").contains("no model: ONNX Runtime"))
        .allMatch(row -> row.get("message").contains("cannot be loaded here"))
        .noneMatch(row -> row.get("message").contains(folder.toString()));
  }

  @Test
  void nisqaWithoutItsWeightsSaysWhereTheyAre() throws Exception {
    assumeThat(System.getenv("SQE_MODELS")).isNull();
    Path table = folder.resolve("nisqa.csv");
    SqeCall run = SqeCall.run("score", RNNOISE, "-m", "nisqa", "-o", table, "-q");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(GoldenTable.read(table).rows())
        .hasSize(6)
        .allMatch(row -> row.get("nisqa_mos").isEmpty())
        .allMatch(row -> row.get("message").contains("github.com/gabrielmittag/NISQA"))
        .allMatch(row -> row.get("message").contains("--model nisqa=FILE"));
  }

  @Test
  void aModelOfOnesOwnIsAMetricOfEveryCommandThatTakesIt() throws Exception {
    Path description = OwnModel.in(folder);
    SqeCall metrics = SqeCall.run("metrics", "my_mos", "--model", description);
    assertThat(metrics.exitCode()).isZero();
    assertThat(metrics.out()).contains("my_mos: My opinion", "0 … 5", "model:tiny.onnx:");
    Path table = folder.resolve("own.csv");
    SqeCall run =
        SqeCall.run("score", RNNOISE, "--model", description, "-m", "my_mos", "-o", table, "-q");
    assumeThat(Files.readString(table)).doesNotContain("cannot be loaded here");
    assertThat(run.exitCode()).isZero();
    assertThat(values(table, "my_mos")).hasSize(6).allMatch(value -> value > 0 && value < 1);
  }

  @Test
  void gateCompareAndAuditKnowAModelOfOnesOwnFromTheTable() throws Exception {
    Path description = OwnModel.in(folder);
    Files.writeString(
        description,
        Files.readString(description)
            .replace("better: higher", "better: lower\n    margin: 0.5\n    unit: loudness")
            .replace("    unit: MOS\n", ""));
    Path louder = scored("louder", SharedFolder.project("testdata/noisy"), description);
    Path softer = scored("softer", RNNOISE, description);
    assumeThat(Files.readString(softer)).doesNotContain("cannot be loaded here");
    Path report = folder.resolve("gate.json");
    SqeCall gate = SqeCall.run("gate", louder, "-b", softer, "--cluster", "none", "--json", report);
    assertThat(gate.exitCode()).as(gate.err()).isIn(0, 1);
    assertThat(Files.readString(report))
        .contains("\"my_mos\"", "\"margin\" : 0.5", "loudness", "\"higher_is_better\" : false");
    SqeCall compare =
        SqeCall.run("compare", louder, softer, "--cluster", "none", "--format", "json");
    assertThat(compare.exitCode()).as(compare.err()).isZero();
    assertThat(compare.out()).contains("my_mos");
    SqeCall page = SqeCall.run("report", softer, "-o", folder.resolve("page.html"));
    assertThat(page.exitCode()).as(page.err()).isZero();

    Path lock = folder.resolve("baseline.lock");
    SqeCall locked = SqeCall.run("gate", softer, "--lock", lock);
    assertThat(locked.exitCode()).as(locked.err()).isZero();
    assertThat(Files.readString(lock)).contains("lower_is_better", "\"maximum\":5");
    SqeCall same = SqeCall.run("gate", softer, "-b", lock, "--cluster", "none");
    assertThat(same.exitCode()).as(same.err()).isZero();

    assertThat(SqeCall.run("audit", "--scores", softer).out()).doesNotContain("score-range");
    String row = Files.readString(softer).lines().toList().get(1);
    String score = GoldenTable.read(softer).rows().get(0).get("my_mos");
    Files.writeString(
        softer, Files.readString(softer).replace(row, row.replace("," + score, ",7.5")));
    SqeCall audit = SqeCall.run("audit", "--scores", softer);
    assertThat(audit.exitCode()).isEqualTo(1);
    assertThat(audit.out()).contains("my_mos", "7.5");
  }

  private Path scored(String name, Path estimates, Path description) {
    Path table = folder.resolve(name + ".csv");
    SqeCall.run("score", estimates, "--model", description, "-m", "my_mos", "-o", table, "-q");
    return table;
  }

  @Test
  void aModelThatIsNoneIsToldBeforeAnythingIsScored() throws Exception {
    SqeCall missing = SqeCall.run("metrics", "--model", folder.resolve("no.yaml"));
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err()).contains("no.yaml: no such file");
    SqeCall unknown = SqeCall.run("score", RNNOISE, "-m", "si_sdr", "--model", "mosnet=a");
    assertThat(unknown.exitCode()).isNotZero();
    assertThat(unknown.err()).contains("no model is known as 'mosnet'");
  }

  private static List<Double> values(Path table, String column) {
    return DoubleStream.of(GoldenTable.read(table).column(column)).boxed().toList();
  }

  private SqeProcess run(List<String> jvmOptions, Object... arguments)
      throws IOException, InterruptedException {
    Path out = Files.createFile(folder.resolve("out." + System.nanoTime()));
    Path err = Files.createFile(folder.resolve("err." + System.nanoTime()));
    Process process = SqeProcess.start(out, err, jvmOptions, arguments);
    if (!process.waitFor(240, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("still running");
    }
    return new SqeProcess(process.exitValue(), Files.readString(out), Files.readString(err));
  }
}
