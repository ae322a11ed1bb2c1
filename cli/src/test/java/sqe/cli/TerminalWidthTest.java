package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import sqe.metrics.MetricCatalog;
import sqe.report.document.Wrapping;
import sqe.testing.SharedFolder;

/** What people read fits a terminal; only a name without blanks may be longer. */
class TerminalWidthTest {

  private static final Path CLEAN = SharedFolder.project("testdata/clean");
  private static final Path NOISY = SharedFolder.project("testdata/noisy");

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private CommandLine line() {
    return Sqe.commandLine(new PrintWriter(out, true), new PrintWriter(err, true));
  }

  private String printed(Object... words) {
    line().execute(Arrays.stream(words).map(String::valueOf).toArray(String[]::new));
    return out.toString() + err;
  }

  private static void requireNarrow(String text) {
    assertThat(text).isNotBlank();
    assertThat(text.lines())
        .allSatisfy(
            line ->
                assertThat(line.codePointCount(0, line.length()))
                    .as(line)
                    .isLessThanOrEqualTo(Wrapping.WIDTH));
  }

  @Test
  void theHelpOfEveryCommand() {
    requireNarrowHelp(line());
  }

  private static void requireNarrowHelp(CommandLine command) {
    requireNarrow(command.getUsageMessage(Ansi.OFF));
    command.getSubcommands().values().forEach(TerminalWidthTest::requireNarrowHelp);
  }

  @ParameterizedTest
  @ValueSource(strings = {"metrics", "metrics all", "loss --list", "audit --list"})
  void lists(String call) {
    requireNarrow(printed((Object[]) call.split(" ")));
  }

  @Test
  void definitionsOfLosses() {
    for (String name : List.of("huber", "cross_entropy", "uncertainty", "l2_penalty")) {
      requireNarrow(printed("loss", "--list", name));
    }
  }

  /** Signatures are the longest words there are, and stay as they are but for breaks. */
  @Test
  void signaturesBreakBetweenTheirParts() {
    String text = printed("metrics", "all").replaceAll("\n {14}(?=\\S)", "");
    MetricCatalog.load()
        .metrics()
        .forEach(metric -> assertThat(text).contains("  " + metric.info().signature() + "\n"));
  }

  @Test
  void theSummaryOfScores() throws IOException {
    Path estimates = Files.createDirectory(folder.resolve("estimates"));
    Path references = Files.createDirectory(folder.resolve("references"));
    String name = "a-recording-with-a-name-that-is-longer-than-any-column-of-a-table-can-be.wav";
    Files.copy(CLEAN.resolve("s01_engb.wav"), references.resolve(name));
    Files.copy(NOISY.resolve("s01_engb.wav"), estimates.resolve(name));
    Files.copy(CLEAN.resolve("s02_enus.wav"), references.resolve("same.wav"));
    Files.copy(CLEAN.resolve("s02_enus.wav"), estimates.resolve("same.wav"));
    Files.writeString(references.resolve("torn.wav"), "no sound");
    Files.copy(CLEAN.resolve("s03_de.wav"), estimates.resolve("torn.wav"));
    Path table = folder.resolve("t.csv");
    String metrics = "snr,si_sdr,stoi,estoi,mse,log_mse,active_level";
    printed(
        "score", references, estimates, "-m", metrics, "--diagnose", "-o", table, "--no-progress");
    requireNarrow(err.toString());
    assertThat(err.toString())
        .contains(
            "infinite, not in the mean", "worst:", "not scored:\n1 row: ", "3 rows, 1 failed");
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void theVariantsOfAValue() {
    Path estimate = NOISY.resolve("s01_engb.wav");
    String metrics = "sdr,ci_sdr,sdr_urgent,mcd_urgent_exact,stoi";
    printed("identify", CLEAN.resolve("s01_engb.wav"), estimate, "--value", 0.9, "-m", metrics);
    requireNarrow(out.toString());
  }

  @Test
  void thePlanOfAGate() {
    requireNarrow(
        printed("plan", "--sd", 0.8, "--margin", 0.2, "--icc", 0.1, "--cluster-size", 20));
  }

  @Test
  void theTableOfAGate() throws IOException {
    StringBuilder base = new StringBuilder("id,speaker,si_sdr,stoi,mse,log_mse,my_own_metric\n");
    StringBuilder now = new StringBuilder(base);
    for (int i = 0; i < 30; i++) {
      String row = "f%02d,s%d,%s,0.%d,0.000%d,-%d.5,%d\n";
      base.append(String.format(Locale.ROOT, row, i, i % 9, 10 + i % 7, 50 + i, 10 + i, i, 5 * i));
      now.append(
          String.format(Locale.ROOT, row, i, i % 9, 9 + i % 6, 40 + i, 11 + i, 2 * i, 4 * i));
    }
    Path before = Files.writeString(folder.resolve("a.csv"), base);
    Path after = Files.writeString(folder.resolve("b.csv"), now);
    String text = printed("gate", after, "-b", before, "--unsigned-ok", "--cluster", "speaker");
    assertThat(text).contains("si_sdr", "log_mse");
    requireNarrow(text.replace(folder.toString(), ""));
  }
}
