package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.SharedFolder;

/**
 * What {@code score} writes in any format, every other command reads, and says the same of it. The
 * commands run in this process.
 */
class TableCrossingTest {

  private static final List<String> FORMATS = List.of("csv", "jsonl", "ndjson", "json");

  @TempDir private Path folder = Path.of("");

  private record Outcome(int code, String out, String err) {}

  private static Outcome run(Object... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true))
            .execute(Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new));
    return new Outcome(code, out.toString(), err.toString());
  }

  /** Three files, of which one system leaves one as it is and breaks another. */
  @BeforeEach
  void writeFiles() throws IOException {
    for (String side : List.of("clean", "noisy", "enhanced")) {
      Files.createDirectory(folder.resolve(side));
      String from = side.equals("enhanced") ? "noisy" : side;
      for (String name : List.of("s01_engb", "s03_de", "s04_fr")) {
        Files.copy(
            SharedFolder.project("testdata/" + from + "/" + name + ".wav"),
            folder.resolve(side).resolve(name + ".wav"));
      }
    }
    Files.write(folder.resolve("enhanced/s03_de.wav"), new byte[] {'R', 'I', 'F', 'F'});
    Files.copy(folder.resolve("clean/s04_fr.wav"), folder.resolve("enhanced/same.wav"));
    Files.copy(folder.resolve("clean/s04_fr.wav"), folder.resolve("clean/same.wav"));
    Files.copy(folder.resolve("noisy/s04_fr.wav"), folder.resolve("noisy/same.wav"));
  }

  private Path scored(String format, List<String> options) throws IOException {
    return scored("scores." + format, List.of("noisy", "enhanced"), options);
  }

  /** A table of these systems, of which the enhanced one has a failed row. */
  private Path scored(String name, List<String> systems, List<String> options) {
    Path table = folder.resolve(name);
    List<Object> command = new ArrayList<>(List.of("score", folder.resolve("clean")));
    systems.forEach(system -> command.add(folder.resolve(system)));
    command.addAll(List.of("-m", "si_sdr,stoi", "-q", "-o", table));
    command.addAll(options);
    Outcome outcome = run(command.toArray());
    int expected = systems.contains("enhanced") ? ExitCode.INCOMPLETE : ExitCode.DONE;
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(expected);
    return table;
  }

  private List<String> options(String kind) {
    return switch (kind) {
      case "delta" -> List.of("--delta", "--noisy", folder.resolve("noisy").toString());
      case "diagnose" -> List.of("--diagnose");
      default -> List.of();
    };
  }

  /** What a command says of a table, whose name is that of no format. */
  private String said(Path table, int code, Object... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.out()).isNotEmpty();
    return (outcome.out() + outcome.err()).replace(table.toString(), "TABLE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "delta", "diagnose"})
  void everyCommandSaysTheSameOfATableInAnyFormat(String kind) throws Exception {
    List<List<String>> answers = new ArrayList<>();
    for (String format : FORMATS) {
      Path table = scored(format, options(kind));
      Path one = scored("one." + format, List.of("noisy"), options(kind));
      Path again = folder.resolve("again.csv");
      Outcome rescored = run("score", "--manifest", table, "-m", "mse", "-q", "-o", again);
      assertThat(rescored.code()).as(rescored.err()).isEqualTo(ExitCode.INCOMPLETE);
      answers.add(
          List.of(
              said(
                  table,
                  1,
                  "gate",
                  table,
                  "--system=enhanced",
                  "-b",
                  table,
                  "--baseline-system=noisy"),
              said(table, 0, "gate", table, "--lock", "-"),
              said(table, 0, "compare", table, "--format", "csv"),
              said(one, 0, "plan", one, "-m", "si_sdr:0.2,stoi:0.01"),
              said(table, 0, "audit", "--scores", table),
              said(table, 1, "audit", "--manifest", table, "--no-progress"),
              Files.readString(again)));
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer).isEqualTo(answers.get(0)));
    assertThat(answers.get(0).get(0)).contains("lost coverage: 1 file").contains("inf");
    assertThat(answers.get(0).get(6)).contains("unreadable estimate").contains(",ok,");
  }

  @Test
  void aFormatThatIsNotThatOfTheNameIsReadAllTheSame() throws Exception {
    Path csv = scored("csv", List.of());
    Path json = scored("csv", List.of("--format", "jsonl", "--resume"));
    assertThat(Files.readString(json)).startsWith("{\"id\":");
    assertThat(run("compare", json).code()).isZero();
    assertThat(csv).isEqualTo(json);
  }

  @Test
  void tablesThatWerePutTogetherLoseNoRow() throws Exception {
    Path table = scored("jsonl", List.of());
    String text = Files.readString(table);
    Path two = folder.resolve("two.jsonl");
    Files.writeString(two, text.strip() + text.replace("\"id\":\"", "\"id\":\"other-"));
    Outcome locked = run("gate", two, "--lock", folder.resolve("two.lock"));
    assertThat(locked.err()).contains("16 rows locked");
  }

  @Test
  void aLockIsWrittenOnlyIfAGateCanReadIt() throws Exception {
    Path table = Files.writeString(folder.resolve("t.csv"), "id,si_sdr\na,1\n,2\n");
    Path lock = folder.resolve("t.lock");
    Outcome refused = run("gate", table, "--lock", lock);
    assertThat(refused.code()).isEqualTo(ExitCode.NOTHING_DONE);
    assertThat(refused.err())
        .isEqualTo("error: " + table + ", line 3: the id is empty; no lock was written\n");
    assertThat(lock).doesNotExist();
  }

  @Test
  void whatHelpsIsNamedAsAnOption() throws Exception {
    Path table = scored("csv", List.of());
    Path lock = folder.resolve("t.lock");
    assertThat(run("gate", table, "--lock", lock, "-q").code()).isZero();
    Files.writeString(lock, Files.readString(lock).replace("same", "sane"));
    assertThat(run("gate", table, "--system=noisy", "-b", lock).err())
        .endsWith("edited or badly merged; write it again with --lock\n");
    Files.writeString(folder.resolve("scores.csv.meta.json"), "null");
    Outcome resumed =
        run(
            "score",
            folder.resolve("clean"),
            folder.resolve("enhanced"),
            "-m",
            "mse",
            "-o",
            table,
            "--resume");
    assertThat(resumed.code()).isEqualTo(ExitCode.NOTHING_DONE);
    assertThat(resumed.err()).endsWith("remove it, or start anew without --resume\n");
  }
}
