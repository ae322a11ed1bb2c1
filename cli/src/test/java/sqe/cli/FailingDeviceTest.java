package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.SharedFolder;

/**
 * A whole process whose reads of one file fail in its middle, as those of a broken disk do: by a
 * small library that is preloaded, which a compiler of C has to make.
 */
@Tag("one-jdk")
@EnabledOnOs(OS.LINUX)
@EnabledIf("hasCompiler")
class FailingDeviceTest {

  private static final String REASON =
      "the device or network it is on failed (input/output error): look at that, then try again";

  @TempDir private static Path made = Path.of("");

  @TempDir private Path folder = Path.of("");

  static boolean hasCompiler() throws InterruptedException {
    try {
      return new ProcessBuilder("cc", "--version")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false; // there is none
    }
  }

  private static Path library() {
    return made.resolve("failing_device.so");
  }

  @BeforeAll
  static void compile() throws Exception {
    Path source = SharedFolder.project("cli/src/test/resources/sqe/cli/failing_device.c");
    List<String> command =
        List.of("cc", "-shared", "-fPIC", "-o", library().toString(), source.toString(), "-ldl");
    assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
  }

  private static SqeProcess failing(String file, long from, Object... arguments) throws Exception {
    Map<String, String> environment =
        Map.of(
            "LD_PRELOAD", library().toString(),
            "FAILING_FILES", file,
            "FAILING_FROM", String.valueOf(from));
    return SqeProcess.runWith(environment, arguments);
  }

  private static void refused(SqeProcess run, String message) {
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.NOTHING_DONE);
    assertThat(run.err().lines().filter(line -> line.startsWith("error: ")))
        .singleElement()
        .asString()
        .contains(message);
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
  }

  @ParameterizedTest
  @CsvSource({"s02_enus.wav,0", "s02_enus.wav,44", "s02_enus.wav,30000", "b.flac,5", "b.flac,9000"})
  void aRecordingThatFailsCostsItsPair(String file, long from) throws Exception {
    Path wav = SharedFolder.project("testdata/clean/s01_engb.wav");
    Path other = SharedFolder.project("testdata/clean/s02_enus.wav");
    Path flac = SharedFolder.project("testdata/audio/stereo_48k_24bit.flac");
    Path second = Files.copy(flac, folder.resolve("b.flac"));
    Path manifest =
        Files.writeString(
            folder.resolve("m.csv"),
            "id,reference,estimate\na,%s,%s\nb,%s,%s\nc,%s,%s\nd,%s,%s\n"
                .formatted(wav, wav, other, other, flac, second, wav, wav));
    SqeProcess run = failing(file, from, "score", "--manifest", manifest, "-m", "snr", "-q");
    assertThat(run.exitCode()).as(run.err()).isEqualTo(ExitCode.INCOMPLETE);
    List<String> rows = run.out().lines().skip(1).toList();
    String failed = file.equals("b.flac") ? "c" : "b";
    List<String> lost = rows.stream().filter(row -> row.contains(",failed,")).toList();
    assertThat(lost)
        .singleElement()
        .asString()
        .startsWith(failed + ",")
        .contains(",failed,\"unreadable ", file + ": " + REASON);
    assertThat(rows.stream().map(row -> row.substring(0, 1)).distinct())
        .containsExactly("a", "b", "c", "d");
    assertThat(run.err()).isEmpty();
  }

  @Test
  void anAuditSaysWhichFileFailedAndGoesOn() throws Exception {
    Path clean = SharedFolder.project("testdata/clean");
    SqeProcess run = failing("s02_enus.wav", 30_000, "audit", clean);
    assertThat(run.out()).contains("s02_enus", REASON.substring(0, 20));
    assertThat(run.err()).doesNotContain("Exception", "\tat ");
    long files;
    try (var listed = Files.list(clean)) {
      files = listed.count();
    }
    assertThat(run.out()).contains(files + " files");
  }

  private Path table(String name) throws IOException {
    String rows =
        IntStream.range(0, 3000)
            .mapToObj(i -> String.format(Locale.ROOT, "f%05d,0.%s\n", i, i * i % 97))
            .collect(Collectors.joining());
    return Files.writeString(folder.resolve(name), "id,stoi\n" + rows);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 20_000})
  void aTableThatFailsIsNeverAShorterOne(long from) throws Exception {
    Path table = table("t.csv");
    Path base = table("base.csv");
    Path page = folder.resolve("page.html");
    Path history = folder.resolve("h.sqlite");
    for (List<Object> command :
        List.<List<Object>>of(
            List.of("gate", table, "-b", base, "--unsigned-ok"),
            List.of("gate", base, "-b", table, "--unsigned-ok"),
            List.of("compare", base, table, "--unsigned-ok"),
            List.of("report", table, "-o", page),
            List.of("history", "add", table, "--db", history),
            List.of("score", "--manifest", table))) {
      refused(failing("/t.csv", from, command.toArray()), "t.csv: " + REASON);
    }
    assertThat(page).doesNotExist();
    assertThat(history).doesNotExist();
  }

  @Test
  void anArrayThatFailsIsNamed() throws Exception {
    Path array = SharedFolder.project("testdata/npy/le_f8_2x3.npy");
    refused(failing(".npy", 130, "loss", "mse", array, array), ".npy: " + REASON);
  }

  /** A page that cannot be read is not one that is damaged. */
  @Test
  void aHistoryThatFailsIsNotTakenForADamagedOneAndStaysAsItIs() throws Exception {
    Path history = folder.resolve("h.sqlite");
    Path table = table("t.csv");
    assertThat(SqeProcess.run("history", "add", table, "--db", history).exitCode()).isZero();
    byte[] before = Files.readAllBytes(history);
    assertThat(before.length).isGreaterThan(20_000);
    for (long from : new long[] {0, 50, 4096, 8192, 20_000}) {
      String message = "h.sqlite: cannot be read or written: " + REASON;
      refused(failing("h.sqlite", from, "history", "list", "--db", history), message);
      refused(failing("h.sqlite", from, "history", "add", table, "--db", history), message);
      assertThat(Files.readAllBytes(history)).isEqualTo(before);
    }
  }
}
