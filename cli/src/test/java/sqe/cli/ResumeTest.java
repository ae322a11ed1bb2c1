package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

/** A run that is killed and resumed gives the bytes of one that was not. */
class ResumeTest {

  private static final int PAIRS = 36;

  @TempDir Path folder;

  @Test
  void killedRunsGoOnToTheSameBytes() throws Exception {
    Path manifest = manifest();
    Path whole = folder.resolve("whole.csv");
    SqeCall.run("score", "--manifest", manifest, "-o", whole, "-q");
    for (int killAfter : List.of(1, 25)) {
      Path table = folder.resolve("killed" + killAfter + ".csv");
      int left = kill(manifest, table, killAfter);
      assertThat(table).doesNotExist();
      assertThat(left).isBetween(killAfter, PAIRS);
      SqeCall resumed = SqeCall.run("score", "--manifest", manifest, "-o", table, "--resume");
      assertThat(resumed.exitCode()).isZero();
      assertThat(table).hasSameBinaryContentAs(whole);
      assertThat(metadata(table)).isEqualTo(metadata(whole));
      assertThat(folder).isDirectoryNotContaining("glob:**/killed*.part*");
    }
  }

  @Test
  void anInterruptKeepsFinishedRowsAndSaysHowToGoOn() throws Exception {
    Path manifest = manifest();
    Path table = folder.resolve("t.csv");
    Path err = folder.resolve("err");
    Process run = start(manifest, table, err);
    awaitRows(table, 3, run);
    new ProcessBuilder("kill", "-INT", Long.toString(run.pid())).start().waitFor();
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).isEqualTo(130);
    assertThat(err).content().contains("interrupted", "--resume");
    assertThat(folder.resolve("t.csv.part")).exists();
  }

  /** SIGKILL once so many rows are on disk; returns how many there are in the end. */
  private int kill(Path manifest, Path table, int rows) throws Exception {
    Process run = start(manifest, table, folder.resolve("err"));
    awaitRows(table, rows, run);
    run.destroyForcibly().waitFor();
    return rows(table);
  }

  private Process start(Path manifest, Path table, Path err) throws IOException {
    return SqeProcess.start(
        folder.resolve("out"),
        err,
        List.of(),
        "score",
        "--manifest",
        manifest,
        "-o",
        table,
        "-q",
        "-j",
        "2");
  }

  private static void awaitRows(Path table, int rows, Process run) throws Exception {
    while (rows(table) < rows && run.isAlive()) {
      Thread.sleep(2);
    }
  }

  private static int rows(Path table) throws IOException {
    Path part = table.resolveSibling(table.getFileName() + ".part");
    if (!Files.exists(part)) {
      return 0;
    }
    String text = new String(Files.readAllBytes(part), StandardCharsets.UTF_8);
    return (int) text.lines().count() - 1;
  }

  private static String metadata(Path table) throws IOException {
    String json = Files.readString(table.resolveSibling(table.getFileName() + ".meta.json"));
    return json.substring(json.indexOf("\"policies\""));
  }

  private Path manifest() throws IOException {
    StringBuilder text = new StringBuilder("id,reference,estimate,take\n");
    List<String> names = List.of("s01_engb", "s02_enus", "s03_de", "s04_fr", "s07_nl", "s08_pl");
    for (int i = 0; i < PAIRS; i++) {
      String name = names.get(i % names.size());
      text.append(
          String.format(
              Locale.ROOT,
              "%03d,%s,%s,%d%n",
              i,
              SharedFolder.project("testdata/clean/" + name + ".wav"),
              SharedFolder.project("testdata/enhanced_rnnoise/" + name + ".wav"),
              i / names.size()));
    }
    return Files.writeString(folder.resolve("m.csv"), text);
  }
}
