package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Inputs that never end, or grow as they are read: one line, and an exit code that is not 1. */
@Tag("one-jdk")
class BoundlessInputsTest {

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void refused(int code, String reason, Object... arguments) throws Exception {
    SqeCall ran = SqeCall.run(arguments);
    assertThat(ran.exitCode()).as(ran.err()).isEqualTo(code);
    assertThat(ran.err())
        .startsWith("error: ")
        .contains(reason)
        .doesNotContain("\tat ", "Exception", "snakeyaml", "jackson");
    assertThat(ran.err()).hasSizeLessThan(1000);
    assertThat(ran.err().lines().count()).isLessThanOrEqualTo(code == ExitCode.USAGE ? 2 : 1);
  }

  private static String laughs() {
    StringBuilder text = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char c = 'b'; c < 'k'; c++) {
      String before = "*" + (char) (c - 1);
      text.append(c).append(": &").append(c).append(" [").append(before);
      text.append(("," + before).repeat(8)).append("]\n");
    }
    return text.toString();
  }

  @Test
  void policiesThatGrowOrAreDeep() throws Exception {
    Path table = file("a.csv", "id,stoi\na,0.9\nb,0.8\n");
    Object[][] policies = {
      {"line 2, column 8: an alias", file("laughs.yaml", laughs())},
      {"an alias", file("self.yaml", "metrics: &m\n  x: *m\n")},
      {"an alias", file("scalar.yaml", "alpha: &x 0.05\nseed: *x\n")},
      {"more than 50 levels", file("deep.yaml", "{a: ".repeat(2000) + "1" + "}".repeat(2000))},
      {"more than 50 levels", file("deep.json", "{\"a\":".repeat(2000) + "1" + "}".repeat(2000))},
      {
        "line 2, column 1: a key stands there twice", file("twice.yaml", "alpha: 0.1\nalpha: 0.2\n")
      },
      {"not YAML: look at", file("wrong.yaml", "a: [1, 2\nb: }\n")},
      {
        "line 1, column 8: a number or word of more than 1000",
        file("digits.yaml", "alpha: " + "9".repeat(500_000))
      },
      {
        "alpha must be a number, and is the text 'bbb",
        file("text.yaml", "alpha: '" + "b".repeat(5000) + "'")
      },
      {"larger than 1 MiB", file("large.yaml", "#".repeat(1_100_000))},
    };
    for (Object[] policy : policies) {
      refused(
          ExitCode.USAGE,
          policy[0].toString(),
          "gate",
          table,
          "-b",
          table,
          "--unsigned-ok",
          "--policy",
          policy[1]);
    }
    refused(
        ExitCode.NOTHING_DONE,
        "an alias",
        "audit",
        "--scores",
        table,
        "--suppress",
        file("s.yaml", "- &s {check: range, reason: *s}\n"));
  }

  @EnabledOnOs(OS.LINUX)
  @ParameterizedTest
  @CsvSource({"plan, /dev/zero", "plan, /dev/urandom", "compare, /dev/null"})
  void devicesAreNoTables(String command, String device) throws Exception {
    refused(ExitCode.NOTHING_DONE, device + ": a device or a socket, not a table", command, device);
  }

  @EnabledOnOs(OS.LINUX)
  @Test
  void whatStandsBesideATableAndListsAreNoDevicesEither() throws Exception {
    Path table = file("z.csv", "id,stoi\na,0.5\n");
    Files.createSymbolicLink(folder.resolve("z.csv.meta.json"), Path.of("/dev/zero"));
    refused(ExitCode.NOTHING_DONE, "a device or a socket", "gate", table, "-b", table);
    Path manifest = file("m.csv", "id,reference,estimate\na,r.wav,e.wav\n");
    refused(
        ExitCode.NOTHING_DONE,
        "a device or a socket",
        "score",
        "--manifest",
        manifest,
        "--exclude",
        "/dev/zero");
  }

  @Test
  void aRowWithoutEndIsNoRow() throws Exception {
    Path endless = file("endless.csv", "id,stoi\n" + "a".repeat(17_000_000));
    refused(ExitCode.NOTHING_DONE, "line 2: the row is longer than 16777216", "plan", endless);
  }

  @Test
  void whatExhaustsTheMemorySaysWhatToDo() throws Exception {
    StringBuilder text = new StringBuilder("id,stoi\n");
    for (int i = 0; i < 2_000_000; i++) {
      text.append("file").append(i).append(",0.5\n");
    }
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        SqeProcess.start(
            out,
            err,
            List.of("-Xmx48m"),
            "plan",
            file("many.csv", text.toString()),
            "--unsigned-ok");
    assertThat(process.waitFor()).isEqualTo(ExitCode.NOTHING_DONE);
    assertThat(Files.readString(err))
        .startsWith("error: not enough memory for this input")
        .hasLineCount(1);
  }
}
