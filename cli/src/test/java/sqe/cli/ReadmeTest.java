package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import sqe.testing.SharedFolder;

/** Runs the commands of README.md, and compares the output it shows with what they print. */
class ReadmeTest {

  private static final String PAGE = "README.md";
  private static final String LAUNCHER = "./sqe ";

  /** The command of the README that is the test of everything; .ci/run runs it. */
  private static final String ALL_TESTS = "mvn -B verify";

  private static List<String> commands() throws IOException {
    return PageFences.commands(PAGE);
  }

  @Test
  void itsCommandsSucceed() throws IOException, InterruptedException {
    int run = 0;
    for (String command : commands()) {
      if (command.startsWith(LAUNCHER)) {
        SqeProcess process = run(command);
        assertThat(process.exitCode()).as(command + "\n" + process.err()).isZero();
        run++;
      } else {
        assertThat(command).as("a command that no test runs").isEqualTo(ALL_TESTS);
      }
    }
    assertThat(run).isGreaterThan(0);
  }

  @Test
  void itsTestCommandIsWhatContinuousIntegrationRuns() throws IOException {
    String script = Files.readString(SharedFolder.project(".ci/run"));
    assertThat(commands()).contains(ALL_TESTS);
    assertThat(script).containsPattern("(?m)^mvn -B .*verify$");
  }

  /** A line that ends in … is shown up to there. */
  @Test
  void itsFirstOutputIsReal() throws IOException, InterruptedException {
    SqeProcess process = run(commands().get(0));
    List<String> printed = new ArrayList<>(process.out().lines().toList());
    printed.addAll(process.err().lines().map(String::stripTrailing).toList());
    String shown = PageFences.of(PAGE, "text").get(0);
    for (String line : shown.lines().filter(line -> !line.isBlank()).toList()) {
      String start = line.endsWith("…") ? line.substring(0, line.length() - 1) : line;
      assertThat(printed)
          .as("the README shows: %s", line)
          .anyMatch(real -> line.endsWith("…") ? real.startsWith(start) : real.equals(line));
    }
  }

  private static SqeProcess run(String command) throws IOException, InterruptedException {
    Object[] arguments = command.substring(LAUNCHER.length()).strip().split(" +");
    return SqeProcess.runIn(SharedFolder.project(""), arguments);
  }
}
