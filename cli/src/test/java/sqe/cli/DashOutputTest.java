package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.scoring.array.ArrayReader;
import sqe.testing.SharedFolder;

/**
 * What {@code -} means where a file is written: stdout, alone. What would else stand there goes to
 * stderr, and no file of that name is left.
 */
@Tag("one-jdk")
class DashOutputTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void inputs() throws IOException {
    StringBuilder table = new StringBuilder("id,system,si_sdr\n");
    for (int i = 0; i < 20; i++) {
      table.append("f%s,a,%s\n".formatted(i, i));
    }
    Files.writeString(folder.resolve("a.csv"), table.toString());
    Files.writeString(folder.resolve("b.csv"), table.toString().replace(",a,", ",b,"));
    Files.writeString(folder.resolve("x.csv"), "0.5,-1.25\n");
    Files.writeString(folder.resolve("y.csv"), "0.25,1\n");
  }

  private SqeProcess sqe(String line) throws Exception {
    SqeProcess run = SqeProcess.runIn(folder, (Object[]) line.split(" "));
    assertThat(folder.resolve("-")).doesNotExist();
    assertThat(folder.resolve("-.tmp")).doesNotExist();
    return run;
  }

  @Test
  void aReportOfTheGateTakesStdoutAndTheTextGoesToStderr() throws Exception {
    String gate = "gate a.csv -b b.csv --unsigned-ok";
    SqeProcess plain = sqe(gate);
    SqeProcess json = sqe(gate + " --json -");
    assertThat(json.exitCode()).as(json.err()).isZero();
    assertThat(json.out()).startsWith("{").endsWith("}\n").contains("\"exit_code\" : 0");
    assertThat(json.err()).isEqualTo(plain.out());
    assertThat(sqe(gate + " --json - -q").err()).isEmpty();
    assertThat(sqe(gate + " --junit -").out()).startsWith("<?xml").endsWith("</testsuite>\n");
    assertThat(sqe(gate + " --markdown -").out()).contains("| `si_sdr` |");
  }

  @Test
  void aLockOnStdoutIsALock() throws Exception {
    SqeProcess run = sqe("gate a.csv --lock -");
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEqualTo("stdout: 20 rows locked\n");
    Files.writeString(folder.resolve("a.lock"), run.out());
    assertThat(sqe("gate a.csv -b a.lock --unsigned-ok").exitCode()).isZero();
  }

  @Test
  void aGradientOnStdoutIsTheBytesOfItsFile() throws Exception {
    Path out = folder.resolve("out.npy");
    Path err = folder.resolve("err.txt");
    String x = folder.resolve("x.csv").toString();
    String y = folder.resolve("y.csv").toString();
    for (String option : List.of("--gradient", "-o")) {
      assertThat(SqeProcess.start(out, err, List.of(), "loss", "l1", x, y, option, "-").waitFor())
          .isZero();
      Path file = folder.resolve("file.npy");
      sqe("loss l1 x.csv y.csv " + option + " file.npy");
      assertThat(out).hasSameBinaryContentAs(file);
      assertThat(ArrayReader.read(out).tensor().values()).isNotEmpty();
    }
    SqeProcess.start(out, err, List.of(), "loss", "l1", x, y, "--gradient", "-").waitFor();
    assertThat(err).content().isEqualTo("1.25\nl1|reduction:mean|rev:1\n");
  }

  @Test
  void aComparisonAndAnAuditGoThereToo() throws Exception {
    String compare = "compare a.csv b.csv --unsigned-ok --format csv";
    assertThat(sqe(compare + " -o -")).isEqualTo(sqe(compare));
    String audit = "audit " + CLEAN + " --fail-on never";
    SqeProcess text = sqe(audit);
    SqeProcess json = sqe(audit + " -o - --format json");
    assertThat(json.out()).startsWith("{").endsWith("}\n");
    assertThat(json.err()).isEqualTo(text.out());
    sqe(audit + " -o report.txt --format csv -q");
    assertThat(folder.resolve("report.txt")).content().startsWith("check,severity,");
  }

  @Test
  void onlyOneThingFitsOnStdout() throws Exception {
    refused("gate a.csv -b b.csv --unsigned-ok --json - --junit -", "--junit and --json");
    refused("gate a.csv --unsigned-ok -b b.csv --json - --lock -", "--lock and --json");
    refused("gate a.csv --unsigned-ok -b b.csv --json r --lock ./r", "both write r");
    refused("loss l1 x.csv y.csv --gradient - -o -", "--gradient and --output");
    refused("loss l1 x.csv y.csv --gradient g --gradient g", "both write g");
    refused("audit . -o -", "--format csv|json|markdown says what a report on stdout is");
    refused("audit . --format json", "--format needs --output FILE");
    assertThat(folder.resolve("g")).doesNotExist();
    assertThat(folder.resolve("r")).doesNotExist();
  }

  private void refused(String line, String reason) throws Exception {
    SqeProcess run = sqe(line);
    assertThat(run.exitCode()).as(line).isEqualTo(ExitCode.USAGE);
    assertThat(run.err()).startsWith("error: ").contains(reason);
    assertThat(run.out()).isEmpty();
  }
}
