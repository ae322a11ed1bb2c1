package sqe.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import sqe.testing.SharedFolder;

/** Holds docs/spark.md to the code; its commands are run by {@link ClusterTest}. */
@Tag("one-jdk")
class SparkPageTest {

  @Test
  void itsOptionsAreThoseOfTheJob() throws IOException {
    String help = help();
    assertThat(help.lines()).allMatch(line -> line.length() <= 80);
    assertThat(PageFences.of("text")).contains(help);
  }

  private static String help() {
    PrintStream stdout = System.out;
    ByteArrayOutputStream help = new ByteArrayOutputStream();
    System.setOut(new PrintStream(help, true, StandardCharsets.UTF_8));
    try {
      assertThat(ScoreJob.run("--help")).isZero();
    } finally {
      System.setOut(stdout);
    }
    return help.toString(StandardCharsets.UTF_8);
  }

  @Test
  void itsJavaIsThatOfATest() throws IOException {
    String tests =
        Files.readString(
            SharedFolder.project("spark/src/test/java/sqe/spark/SparkScoresTest.java"));
    String code = tests.lines().map(String::strip).collect(Collectors.joining("\n"));
    assertThat(PageFences.of("java"))
        .hasSize(1)
        .allMatch(
            shown ->
                code.contains(shown.lines().map(String::strip).collect(Collectors.joining("\n"))));
  }
}
