package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.testing.SharedFolder;

/**
 * Runs the commands of docs/history.md, and those of its workflow on a passing and a worse system.
 */
@Tag("one-jdk")
class HistoryDocumentationTest {

  private static final String PAGE = "docs/history.md";

  @TempDir private Path folder = Path.of("");

  private SqeCall run(String command) {
    return SqeCall.runIn(folder, (Object[]) command.replace("\"", "").split(" +"));
  }

  @Test
  void itsCommandsSucceed() throws IOException {
    Path data =
        Files.createSymbolicLink(folder.resolve("testdata"), SharedFolder.project("testdata"));
    List<String> commands = PageFences.commands(PAGE);
    assertThat(commands).hasSize(8);
    for (String command : commands) {
      assertThat(command).startsWith("sqe ");
      SqeCall call = run(within(command.substring(4)));
      assertThat(call.exitCode()).as(command + "\n" + call.err()).isZero();
    }
    assertThat(folder.resolve("again.csv")).hasSameBinaryContentAs(folder.resolve("first.csv"));
    Files.delete(data);
  }

  /** What a command writes goes to the test's folder. */
  private String within(String command) {
    return command
        .replaceAll("(?<=-o |--db )(\\S+)", folder.toString().replace("\\", "/") + "/$1")
        .replaceAll("(?<=--report )(\\S+)", folder.toString().replace("\\", "/") + "/$1");
  }

  @Test
  void theWorkflowGatesOnTheLastRunThatPassedAndKeepsEachRun() throws IOException {
    List<String> commands =
        PageFences.of(PAGE, "yaml")
            .get(0)
            .lines()
            .filter(line -> line.contains("- run: ./sqe "))
            .map(line -> line.replaceFirst(".*- run: \\./sqe ", ""))
            .toList();
    assertThat(commands).hasSize(2);
    String gate =
        within(commands.get(1).replace("$GITHUB_REF_NAME", "main").replace("$GITHUB_SHA", "abc"));
    Files.createSymbolicLink(folder.resolve("testset"), SharedFolder.project("testdata"));
    Files.copy(SharedFolder.project("testdata/gate.yaml"), folder.resolve("gate.yaml"));
    system("noisy");
    String score = within(commands.get(0));
    assertThat(run(score).exitCode()).isZero();
    assertThat(run(within("gate scores.csv --lock ") + folder + "/baseline.lock").exitCode())
        .isZero();
    SqeCall first = run(gate);
    assertThat(first.exitCode()).as("no baseline yet").isEqualTo(3);
    assertThat(first.err()).contains("there is no such history");
    String begin = "history add scores.csv --db history.sqlite --branch main --verdict pass";
    assertThat(Files.readString(SharedFolder.project(PAGE))).contains("`sqe " + begin + "`");
    assertThat(run(within(begin)).exitCode()).isZero();
    SqeCall same = run(gate);
    assertThat(same.exitCode()).as(same.err()).isZero();
    Files.delete(folder.resolve("enhanced"));
    system("enhanced_rnnoise");
    assertThat(run(score).exitCode()).isZero();
    assertThat(run(gate).exitCode()).as("20 ms late").isEqualTo(1);
    assertThat(run(within("history list --db history.sqlite --format csv")).out().lines())
        .hasSize(4)
        .last()
        .asString()
        .contains(",abc,main,FAIL,");
    assertThat(folder.resolve("gate.html")).content().contains("FAIL");
    Files.delete(folder.resolve("testset"));
    Files.delete(folder.resolve("enhanced"));
  }

  private void system(String name) throws IOException {
    Files.createSymbolicLink(folder.resolve("enhanced"), SharedFolder.project("testdata/" + name));
  }
}
