package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sqe.testing.SharedFolder;

/** A file that has no place is told of at once, and nothing is left behind. */
class OutputPlacesTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");

  private static final List<String> CALLS =
      List.of(
          "score {clean} {clean} -o",
          "gate {t} --lock",
          "gate {t} -b {t} --unsigned-ok --json",
          "gate {t} -b {t} --unsigned-ok --figure",
          "compare {t} {t} -o",
          "audit {clean} --format json -o",
          "loss l1 {x} {x} -o",
          "loss l1 {x} {x} --gradient");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void inputs() throws IOException {
    Files.writeString(folder.resolve("t"), "id,si_sdr\na,1\nb,2\n");
    Files.writeString(folder.resolve("x"), "0.5,-1.25\n");
  }

  private void refused(String call, Path file, String reason) throws IOException {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String words =
        call.replace("{clean}", CLEAN.toString())
            .replace("{t}", folder.resolve("t").toString())
            .replace("{x}", folder.resolve("x").toString());
    String[] arguments =
        Stream.concat(Arrays.stream(words.split(" ")), Stream.of(file.toString()))
            .toArray(String[]::new);
    int code =
        Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true)).execute(arguments);
    assertThat(err.toString()).isEqualToIgnoringNewLines("error: cannot write " + reason);
    assertThat(code).isEqualTo(ExitCode.NOTHING_DONE);
    if (call.contains("gate") && call.contains("-b")) {
      assertThat(out.toString()).as("the verdict is not lost").contains("UNDECIDED");
    } else {
      assertThat(out.toString()).isEmpty();
    }
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left).hasSize(3);
    }
  }

  @Test
  void aFolderThatIsMissingIsNamed() throws IOException {
    Path nowhere = folder.resolve("nowhere");
    for (String call : CALLS) {
      Path file = nowhere.resolve("report");
      refused(
          call,
          file,
          "%s: the folder %s does not exist: make it, or name another file"
              .formatted(file, nowhere));
    }
  }

  @Test
  void aFolderIsNoFile() throws IOException {
    for (String call : CALLS) {
      refused(call, folder, folder + ": it is a folder: name a file");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {".", "/"})
  void theFoldersThatHaveNoName(String file) throws IOException {
    refused("score {clean} {clean} -o", Path.of(file), file + ": it is a folder: name a file");
    assertThat(Path.of("null.part")).doesNotExist();
  }

  @Test
  void whatIsBelowAFileHasNoPlace() throws IOException {
    Path file = folder.resolve("t/report");
    refused(
        "gate {t} --lock",
        file,
        file + ": " + folder.resolve("t") + " is no folder: name another file");
  }
}
