package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.testing.SharedFolder;

/** Holds docs/spark.md to the code; its commands are run by {@link ClusterTest}. */
@Tag("one-jdk")
class SparkPageTest {

  @Test
  void itsOptionsAreThoseOfTheJobs() throws IOException {
    for (String help : List.of(help(ScoreJob::run), help(AuditJob::run))) {
      assertThat(help.lines()).allMatch(line -> line.length() <= 80);
      assertThat(PageFences.of("text")).contains(help);
    }
  }

  private static String help(ToIntFunction<String[]> job) {
    PrintStream stdout = System.out;
    ByteArrayOutputStream help = new ByteArrayOutputStream();
    System.setOut(new PrintStream(help, true, StandardCharsets.UTF_8));
    try {
      assertThat(job.applyAsInt(new String[] {"--help"})).isZero();
    } finally {
      System.setOut(stdout);
    }
    return help.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itsJavaIsThatOfTests() throws IOException {
    String tests = code("SparkScoresTest") + code("SparkAuditTest");
    assertThat(PageFences.of("java")).hasSize(2).allMatch(shown -> tests.contains(stripped(shown)));
  }

  private static String code(String test) throws IOException {
    Path file = SharedFolder.project("spark/src/test/java/sqe/spark/" + test + ".java");
    return stripped(Files.readString(file));
  }

  private static String stripped(String code) {
    return code.lines().map(String::strip).collect(Collectors.joining("\n"));
  }
}
