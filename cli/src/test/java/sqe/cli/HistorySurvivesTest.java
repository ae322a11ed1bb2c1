package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.judge.history.History;
import sqe.judge.history.HistoryException;
import sqe.judge.history.Run;
import sqe.judge.history.RunFacts;
import sqe.metrics.MetricCatalog;
import sqe.table.StoredTable;

/** A history whose writers are killed, compete, or may not write. */
@Tag("one-jdk")
class HistorySurvivesTest {

  private static final int OFTEN = 1_000_000;

  @TempDir private Path folder = Path.of("");

  private String table = "";

  @BeforeEach
  void writeTable() throws IOException {
    StringBuilder text = new StringBuilder("id,stoi,si_sdr\n");
    for (int i = 0; i < 60; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "file%04d,%s,%s\n",
              i,
              0.5 + 0.4 * StrictMath.sin(i),
              10 * StrictMath.cos(i)));
    }
    table = text.toString();
    Files.writeString(folder.resolve("scores.csv"), table);
  }

  private Path db() {
    return folder.resolve("history.sqlite");
  }

  private Process adding(int times, Path out) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-Djava.io.tmpdir=" + folder,
            "-cp",
            System.getProperty("java.class.path"),
            "sqe.cli.AddForever",
            String.valueOf(times),
            "history",
            "add",
            folder.resolve("scores.csv").toString(),
            "--db",
            db().toString(),
            "-q")
        .redirectOutput(out.toFile())
        .redirectError(folder.resolve(out.getFileName() + ".err").toFile())
        .start();
  }

  /** The numbers of runs that were acknowledged: whole lines. */
  private static List<Long> acknowledged(Path out) throws IOException {
    String text = Files.readString(out);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(Long::valueOf).toList();
  }

  private void killAtRandom(int kills, long seed) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    Set<Long> acknowledged = new HashSet<>();
    for (int kill = 0; kill < kills; kill++) {
      Path out = folder.resolve("out" + kill);
      Process process = adding(OFTEN, out);
      if (random.nextInt(4) > 0) { // now and then it is killed while it starts
        while (acknowledged(out).isEmpty() && process.isAlive()) {
          Thread.sleep(2);
        }
        Thread.sleep(random.nextInt(300));
      } else {
        Thread.sleep(random.nextInt(1200));
      }
      process.destroyForcibly(); // SIGKILL
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue())
          .as(Files.readString(folder.resolve("out" + kill + ".err")))
          .isEqualTo(128 + 9);
      acknowledged.addAll(acknowledged(out));
      if (Files.exists(db()) && !acknowledged.isEmpty()) {
        requireKept(acknowledged);
      }
    }
    assertThat(acknowledged).hasSizeGreaterThan(kills / 2);
  }

  private void requireKept(Set<Long> acknowledged) throws HistoryException {
    try (History history = History.open(db(), MetricCatalog.load())) {
      List<Run> runs = history.runs();
      assertThat(runs.stream().map(Run::number)).containsAll(acknowledged);
      assertThat(history.summaries()).hasSize(runs.size());
      Run last = runs.get(runs.size() - 1);
      assertThat(new String(history.stored(last).table(), StandardCharsets.UTF_8)).isEqualTo(table);
    }
  }

  @Test
  void killedWritersLoseNothingThatWasAcknowledged() throws Exception {
    killAtRandom(5, 1);
  }

  @Test
  @Tag("endurance")
  void twoHundredKilledWritersLoseNothingThatWasAcknowledged() throws Exception {
    killAtRandom(200, 2);
  }

  @Test
  void fourWritersAtOnceLoseNothing() throws Exception {
    int each = 8;
    List<Process> writers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      writers.add(adding(each, folder.resolve("out" + writer)));
    }
    List<Long> numbers = new ArrayList<>();
    for (int writer = 0; writer < 4; writer++) {
      assertThat(writers.get(writer).waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(writers.get(writer).exitValue())
          .as(Files.readString(folder.resolve("out" + writer + ".err")))
          .isZero();
      numbers.addAll(acknowledged(folder.resolve("out" + writer)));
    }
    assertThat(numbers).doesNotHaveDuplicates().hasSize(4 * each);
    requireKept(new HashSet<>(numbers));
  }

  /** Root may write everywhere but to what is mounted to be read. */
  @Test
  void aFolderThatCannotBeWrittenCanBeReadAndSaysSoWhenAddedTo() throws Exception {
    assumeThat(asMounted("true")).as("a folder can be mounted").isEqualTo("0 ");
    try (History history = History.openOrCreate(db(), MetricCatalog.load())) {
      history.add(StoredTable.read(folder.resolve("scores.csv")), RunFacts.NONE, Instant.EPOCH);
    }
    assertThat(asMounted(sqe() + " list --db " + db())).startsWith("0 run  added");
    assertThat(asMounted(sqe() + " add " + folder + "/scores.csv --db " + db()))
        .isEqualTo("3 error: %s: cannot be written: permission denied\n".formatted(db()));
  }

  private static String sqe() {
    return "%s/bin/java -XX:TieredStopAtLevel=1 -cp '%s' sqe.cli.Sqe history"
        .formatted(System.getProperty("java.home"), System.getProperty("java.class.path"));
  }

  /** Exit code and words of a line of shell that sees the folder mounted to be read only. */
  private String asMounted(String line) throws IOException, InterruptedException {
    String script =
        "mount --bind '%1$s' '%1$s' && mount -o remount,ro,bind '%1$s' && %2$s"
            .formatted(folder, line);
    Path said = Files.createTempFile("sqe", ".out");
    Process process =
        new ProcessBuilder("unshare", "-m", "sh", "-c", script)
            .redirectErrorStream(true)
            .redirectOutput(said.toFile())
            .start();
    int code = process.waitFor();
    String words =
        Files.readString(said).replaceAll("(?m)^SLF4J.*\\n", ""); // of libraries of tests
    Files.delete(said);
    return code + " " + words;
  }
}
