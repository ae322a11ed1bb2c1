package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.SharedFolder;

/** Pages that show commands and then what these print. */
@Tag("one-jdk")
class CommandPagesTest {

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"docs/compare.md", "docs/plan.md"})
  void theirCommandsPrintWhatTheyShow(String page) throws Exception {
    Path data =
        Files.createSymbolicLink(folder.resolve("testdata"), SharedFolder.project("testdata"));
    StringBuilder printed = new StringBuilder();
    for (String command : PageFences.commands(page)) {
      assertThat(command).startsWith("sqe ");
      SqeProcess process = SqeProcess.runIn(folder, (Object[]) command.substring(4).split(" +"));
      assertThat(process.exitCode()).as(command + "\n" + process.err()).isZero();
      printed.append(process.out());
    }
    Files.delete(data);
    assertThat(printed.toString().strip()).isEqualTo(PageFences.of(page, "text").get(0).strip());
  }
}
