package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

/** Tables as users have them, each with the answer it should get. Commands run in this process. */
class SharedTableCasesTest {

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

  private static void refused(int code, String reason, Object... arguments) {
    Outcome outcome = run(arguments);
    assertThat(outcome.code()).as(outcome.err()).isEqualTo(code);
    assertThat(outcome.err()).startsWith("error: ").contains(reason).doesNotContain("Exception");
  }

  @Test
  void notANumberInJsonIsNoScore() {
    Path cases = SharedFolder.require("cases/json-table");
    Outcome lost =
        run(
            "gate",
            cases.resolve("nan.jsonl"),
            "-b",
            cases.resolve("old.jsonl"),
            "--unsigned-ok",
            "--column=id=key");
    assertThat(lost.code()).as(lost.err()).isEqualTo(ExitCode.INCOMPLETE);
    assertThat(lost.out()).contains("1 file had a score and has none now: u3");
  }

  @Test
  void anArrayOfRowsIsATable() {
    Path cases = SharedFolder.require("cases/json-table");
    Outcome same =
        run(
            "gate",
            cases.resolve("array.json"),
            "-b",
            cases.resolve("old.jsonl"),
            "--unsigned-ok",
            "--column=id=key");
    assertThat(same.code()).as(same.err()).isZero();
    assertThat(same.out()).contains("12 rows");
  }

  @Test
  void manifestsOfOtherToolsAreRead() throws Exception {
    Path cases = SharedFolder.require("cases/manifest");
    for (String name : List.of("nemo_lines.json", "array.json", "excel_empty_rows.csv")) {
      Path table = folder.resolve(name + ".csv");
      Outcome scored =
          run("score", "--manifest", cases.resolve(name), "-m", "si_sdr", "-q", "-o", table);
      assertThat(scored.code()).as(name + scored.err()).isZero();
      assertThat(Files.readAllLines(table)).as(name).hasSize(3);
      assertThat(run("gate", table, "--lock", folder.resolve("l")).err()).contains("2 rows locked");
      assertThat(run("audit", "--manifest", cases.resolve(name), "--no-progress").out())
          .contains("4 files, 2 pairs");
    }
  }

  @Test
  void pathsOfWindowsGetAHint() throws Exception {
    Path cases = SharedFolder.require("cases/manifest");
    Path table = folder.resolve("t.csv");
    run("score", "--manifest", cases.resolve("backslash.csv"), "-m", "si_sdr", "-o", table);
    assertThat(Files.readString(table))
        .contains("no such file: the path has backslashes, with / it exists");
  }

  @Test
  void aSecondObjectOfALineIsARow() {
    Path cases = SharedFolder.require("cases/fuzz/04-jsonl-second-object-lost");
    Path two = cases.resolve("two.jsonl");
    assertThat(run("gate", two, "--lock", "-").out()).contains("[\"b\",\"-50\"]");
    refused(
        ExitCode.USAGE,
        "line 1: a second value follows the first",
        "gate",
        two,
        "-b",
        two,
        "--policy",
        cases.resolve("policy.json"));
  }

  @Test
  void nullIsNamed() {
    Path cases = SharedFolder.require("cases/fuzz/05-json-null-npe");
    Path lock = folder.resolve("l");
    Path lines = cases.resolve("t.jsonl");
    refused(3, "t.jsonl, line 2: null stands where a row is needed", "gate", lines, "--lock", lock);
    refused(
        3,
        "m.csv.meta.json is not an object of JSON",
        "gate",
        cases.resolve("m.csv"),
        "--lock",
        lock);
    assertThat(lock).doesNotExist();
  }

  @Test
  void aPathWithANulIsNamed() {
    Path cases = SharedFolder.require("cases/fuzz/07-nul-in-path");
    refused(3, "none can be called", "audit", "--manifest", cases.resolve("nul.csv"));
    Outcome suppressed =
        run(
            "audit",
            "--scores",
            cases.resolve("nulscore.csv"),
            "--suppress",
            cases.resolve("sup.yaml"));
    assertThat(suppressed.code()).as(suppressed.err()).isZero();
    assertThat(suppressed.out()).contains("1 suppressed");
  }
}
