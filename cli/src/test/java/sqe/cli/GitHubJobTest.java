package sqe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sqe.report.GateFormat;

class GitHubJobTest {

  @TempDir private Path folder = Path.of("");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private GitHubJob job(Map<String, String> environment) {
    return GitHubJob.of(
        environment,
        Terminal.ofErr(new PrintWriter(err, true)),
        Optional.of(Terminal.ofOut(new PrintWriter(out, true))));
  }

  private static Function<GateFormat, String> of(String markdown, String annotations) {
    return format -> format == GateFormat.MARKDOWN ? markdown : annotations;
  }

  @Test
  void withoutAJobNothingIsWritten() {
    job(Map.of()).report(of("# m", "::error::e\n"));
    assertThat(out.toString() + err).isEmpty();
  }

  @Test
  void annotationsGoToTheLogAndMarkdownBehindWhatTheSummaryHolds() throws Exception {
    Path summary = Files.writeString(folder.resolve("summary.md"), "before\n");
    Map<String, String> environment =
        Map.of("GITHUB_ACTIONS", "true", "GITHUB_STEP_SUMMARY", summary.toString());
    job(environment).report(of("# gate\n", "::error::e\n"));
    assertThat(out.toString()).isEqualTo("::error::e\n");
    assertThat(summary).hasContent("before\n# gate\n\n");
  }

  @Test
  void aSummaryIsCutAtALineAndSaysSo() throws Exception {
    Path summary = Files.writeString(folder.resolve("summary.md"), "x".repeat(500_000));
    job(Map.of("GITHUB_STEP_SUMMARY", summary.toString()))
        .report(of("| ü | row |\n".repeat(80_000), ""));
    assertThat(Files.size(summary)).isBetween(1_048_500L, 1_048_576L);
    assertThat(Files.readString(summary))
        .endsWith("| ü | row |\n\n\nThe rest is cut: a summary holds 1 MiB.\n");
    job(Map.of("GITHUB_STEP_SUMMARY", summary.toString())).report(of("more\n".repeat(100), ""));
    assertThat(Files.size(summary)).isLessThanOrEqualTo(1_048_576L);
  }

  @Test
  void aSummaryThatCannotBeWrittenIsAWarning() {
    String missing = folder.resolve("no/such/summary.md").toString();
    job(Map.of("GITHUB_STEP_SUMMARY", missing)).report(of("m", ""));
    assertThat(err.toString()).startsWith("warning: cannot write the job summary " + missing);
  }
}
