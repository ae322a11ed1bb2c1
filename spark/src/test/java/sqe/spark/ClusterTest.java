package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.cli.Sqe;
import sqe.testing.OwnModel;
import sqe.testing.SharedFolder;

/** Jobs of the assembled jar, by spark-submit, on executors in processes of their own. */
@Tag("cluster")
class ClusterTest {

  @TempDir private Path folder = Path.of("");

  @Test
  void anExecutorThatIsKilledCostsItsTasksAndNoRow() throws Exception {
    List<String> rows = new ArrayList<>(Manifests.rows());
    for (int copy = 0; copy < 200; copy++) {
      rows.addAll(Manifests.rows("enhanced_rnnoise", "_" + copy));
    }
    Path manifest = Manifests.write(folder, rows);
    Path scores = folder.resolve("scores");
    SparkSubmit job =
        SparkSubmit.onCluster(
            folder,
            "--manifest",
            manifest.toString(),
            "--metrics",
            "stoi,estoi,si_sdr",
            "--output",
            scores.toString());
    job.await(() -> hasFinishedTask(scores));
    long killed = job.executor().orElseThrow().pid();
    assertThat(new ProcessBuilder("kill", "-9", Long.toString(killed)).start().waitFor()).isZero();
    assertThat(scores.resolve("scores.csv")).as("killed before the end").doesNotExist();
    int code = job.exitCode();
    assertThat(code).as(job.said()).isZero();
    assertThat(job.said())
        .contains("Lost executor")
        .contains("/scores.csv: rows 1208 ok, 0 partial, 5 failed; 1213 pairs in ");
    LocalTable.of(manifest, folder.resolve("local.csv"), "-m", "stoi,estoi,si_sdr")
        .isThatOf(scores.resolve("scores.csv"));
  }

  /** A task's rows lie in a folder of their own until all are there. */
  private static boolean hasFinishedTask(Path scores) {
    Path tasks = scores.resolve("rows/_temporary/0");
    if (!Files.isDirectory(tasks)) {
      return false;
    }
    try (Stream<Path> there = Files.list(tasks)) {
      return there.anyMatch(each -> each.getFileName().toString().startsWith("task_"));
    } catch (IOException e) {
      return false; // gone again: the next look tells more
    }
  }

  @Test
  void recordingsOfPeopleHaveTheScoresOfOneMachine() throws Exception {
    Path dev = SharedFolder.require("reference/dev");
    String[] options = {"-m", "si_sdr,stoi,estoi,pesq_wb,pmsqe", "--resample", "reference"};
    Path manifest = everySystem(dev);
    List<String> arguments =
        new ArrayList<>(
            List.of("--manifest", manifest.toString(), "--output", folder.resolve("s").toString()));
    arguments.addAll(List.of(options));
    SparkSubmit job = SparkSubmit.onCluster(folder, arguments.toArray(String[]::new));
    int code = job.exitCode();
    assertThat(code).as(job.said()).isZero();
    LocalTable.of(manifest, folder.resolve("local.csv"), options)
        .isThatOf(folder.resolve("s/scores.csv"));
  }

  /** A manifest of all files that a system has made of a clean one. */
  private Path everySystem(Path set) throws IOException {
    Path manifest = folder.resolve("dev.csv");
    List<Object> call = new ArrayList<>(List.of("pairs", set.resolve("clean")));
    try (Stream<Path> systems = Files.list(set)) {
      systems
          .filter(each -> Files.isDirectory(each) && !each.endsWith("clean"))
          .sorted()
          .forEach(call::add);
    }
    call.addAll(List.of("-o", manifest, "-q"));
    assertThat(Sqe.run(call.stream().map(Object::toString).toArray(String[]::new))).isBetween(0, 1);
    return manifest;
  }

  /** Features, joins and findings on executors whose class path is the assembled jar's. */
  @Test
  void findingsAreThoseOfOneMachine() throws Exception {
    AuditSet set = AuditSet.in(folder);
    Path manifest = set.ofPairs();
    Path audit = folder.resolve("audit");
    SparkSubmit job =
        SparkSubmit.start(
            folder,
            List.of(
                "--master",
                SparkSubmit.CLUSTER,
                "--class",
                "sqe.spark.AuditJob",
                "sqe-spark.jar",
                "--manifest",
                manifest.toString(),
                "--output",
                audit.toString()));
    int code = job.exitCode();
    assertThat(code).as(job.said()).isZero();
    assertThat(Files.readString(audit.resolve("findings.csv")))
        .isEqualTo(set.localFindings(manifest, ".csv"));
  }

  /** Executors run in folders of their own, to which spark-submit copies the files. */
  @Test
  void aModelIsGivenToExecutorsAsAFile() throws Exception {
    Path manifest = Manifests.write(folder, Manifests.rows("enhanced_rnnoise", ""));
    Path model = OwnModel.in(folder);
    SparkSubmit job =
        SparkSubmit.start(
            folder,
            List.of(
                "--master",
                SparkSubmit.CLUSTER,
                "--files",
                "my.yaml,tiny.onnx",
                "--class",
                "sqe.spark.ScoreJob",
                "sqe-spark.jar",
                "--manifest",
                manifest.toString(),
                "--metrics",
                "my_mos",
                "--model",
                "my.yaml",
                "--output",
                folder.resolve("scores").toString()));
    int code = job.exitCode();
    assertThat(code).as(job.said()).isZero();
    LocalTable.of(
            manifest, folder.resolve("local.csv"), "-m", "my_mos", "--model", model.toString())
        .isThatOf(folder.resolve("scores/scores.csv"));
  }

  @Test
  void theCommandsOfThePageAreTrue() throws Exception {
    Files.createSymbolicLink(folder.resolve("testdata"), SharedFolder.project("testdata"));
    List<String> lines = PageFences.of("sh").stream().flatMap(String::lines).toList();
    assertThat(lines).hasSize(4);
    Iterator<String> shown =
        PageFences.of("text").stream().filter(text -> !text.startsWith("Usage")).iterator();
    for (String line : lines) {
      List<String> words = List.of(line.split(" +"));
      if (words.get(0).equals("spark-submit")) {
        SparkSubmit job = SparkSubmit.start(folder, words.subList(1, words.size()));
        int code = job.exitCode();
        assertThat(code).as(job.said()).isZero();
        String said = shown.next();
        assertThat(job.said()).contains(said.substring(0, said.indexOf(" in ")));
      } else {
        assertThat(words.get(0)).isEqualTo("sqe");
        assertThat(sqe(words.subList(1, words.size()))).as(line).isZero();
      }
    }
  }

  private int sqe(List<String> arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "sqe.cli.Sqe"));
    command.addAll(arguments);
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /** The bucket is a view of a folder, and the machines are processes of this one. */
  @Test
  void theCallForServicesIsTrueButForTheirNames() throws Exception {
    Path manifest = Manifests.write(folder, Manifests.rows("enhanced_rnnoise", ""));
    asParquet(manifest, folder.resolve("data/pairs.parquet"));
    List<String> call = new ArrayList<>();
    String view = "spark.hadoop.fs.viewfs.mounttable.my-bucket.link.";
    call.addAll(List.of("--conf", view + "/corpus=" + folder.resolve("data").toUri()));
    call.addAll(List.of("--conf", view + "/runs=" + folder.toUri()));
    for (String word : PageFences.submits("shell").get(0)) {
      call.add(
          word.equals("yarn")
              ? SparkSubmit.CLUSTER
              : word.equals("s3://my-bucket/sqe-spark.jar")
                  ? "sqe-spark.jar"
                  : word.equals("cluster")
                      ? "client"
                      : word.equals("4g") || word.equals("3g")
                          ? "1g"
                          : word.replace("s3://", "viewfs://"));
    }
    call.set(call.indexOf("--executor-cores") + 1, "1");
    SparkSubmit job = SparkSubmit.start(folder, call);
    int code = job.exitCode();
    assertThat(code).as(job.said()).isZero();
    assertThat(job.said()).contains("viewfs://my-bucket/runs/scores/scores.csv: rows 6 ok");
  }

  private static void asParquet(Path csv, Path parquet) throws IOException {
    try (SparkSession session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.log.level", "WARN")
            .getOrCreate()) {
      session
          .read()
          .option("header", true)
          .option("escape", "\"")
          .csv(csv.toString())
          .write()
          .parquet(parquet.toString());
    }
  }

  @Test
  void aMistakeIsOneLineAndAnExitCode() throws Exception {
    SparkSubmit job =
        SparkSubmit.onCluster(folder, "--manifest", "pairs.csv", "--output", "scores");
    assertThat(job.exitCode()).isEqualTo(3);
    assertThat(job.said()).contains("error: pairs.csv: no such file\n").doesNotContain("\tat ");
    assertThat(job.said().lines().count()).as(job.said()).isLessThan(10);
  }
}
