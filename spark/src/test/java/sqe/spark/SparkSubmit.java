package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import sqe.testing.SharedFolder;

/**
 * {@code spark-submit} of a Spark installation that is made of Maven's jars, with the assembled
 * jar: driver and executors are processes of their own.
 *
 * @param process the driver
 * @param out its stdout and stderr
 */
record SparkSubmit(Process process, Path out) {

  /** Two machines with one core and 1 GiB each. */
  static final String CLUSTER = "local-cluster[2,1,1024]";

  private static final int LONGEST_SECONDS = 400;

  /**
   * Starts a job.
   *
   * @param folder where it is called
   * @param arguments behind {@code spark-submit}; the jar may be called {@code sqe-spark.jar}
   */
  static SparkSubmit start(Path folder, List<String> arguments) throws IOException {
    Path home = SharedFolder.project("spark/home/target/spark");
    assertThat(home.resolve("jars")).as("mvn -Pspark makes it").isDirectory();
    if (!Files.exists(home.resolve("RELEASE"))) {
      Files.createFile(home.resolve("RELEASE")); // an installation, not a checkout
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("sqe.spark.opens").split(" +")));
    command.addAll(List.of("-Xmx1g", "-cp", home.resolve("jars") + "/*"));
    command.add("org.apache.spark.deploy.SparkSubmit");
    String jar = SharedFolder.project("spark/target/sqe-spark.jar").toString();
    arguments.forEach(each -> command.add(each.equals("sqe-spark.jar") ? jar : each));
    Path out = Files.createTempFile(folder, "spark", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(out.toFile());
    builder.environment().put("SPARK_HOME", home.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    return new SparkSubmit(builder.start(), out);
  }

  /** Starts a job on {@link #CLUSTER} with these of its own arguments. */
  static SparkSubmit onCluster(Path folder, String... arguments) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of("--master", CLUSTER, "--class", "sqe.spark.ScoreJob", "sqe-spark.jar"));
    all.addAll(List.of(arguments));
    return start(folder, all);
  }

  /** Waits for its end, and gives its exit code. */
  int exitCode() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("still running after " + LONGEST_SECONDS + " s");
    }
    return process.exitValue();
  }

  /** What it has said so far. */
  String said() throws IOException {
    return Files.readString(out);
  }

  /** One of its executors, where there is one. */
  Optional<ProcessHandle> executor() {
    return process
        .descendants()
        .filter(
            each ->
                each.info()
                    .commandLine()
                    .filter(line -> line.contains("CoarseGrainedExecutorBackend"))
                    .isPresent())
        .findFirst();
  }

  /** Waits until something is so. */
  void await(BooleanSupplier what) throws InterruptedException {
    Instant end = Instant.now().plus(Duration.ofSeconds(LONGEST_SECONDS));
    while (!what.getAsBoolean()) {
      assertThat(process.isAlive()).as("the job goes on").isTrue();
      assertThat(Instant.now()).isBefore(end);
      Thread.sleep(50);
    }
  }
}
