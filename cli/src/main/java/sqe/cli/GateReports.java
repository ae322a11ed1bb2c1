package sqe.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.report.GateFormat;

/** Which reports of a gate are written for programs, and where. */
final class GateReports {

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "Write JUnit XML. -: to stdout, and the text to stderr.")
  private @Nullable Path junit;

  @Option(
      names = "--markdown",
      paramLabel = "FILE",
      description = "Write Markdown. -: as with --junit.")
  private @Nullable Path markdown;

  @Option(
      names = "--json",
      paramLabel = "FILE",
      description = "Write JSON with every number. -: as with --junit.")
  private @Nullable Path json;

  @Option(
      names = "--figure",
      paramLabel = "FILE",
      description = "Write a forest plot of the verdicts, SVG. -: as with --junit.")
  private @Nullable Path figure;

  List<OutputFile.Wanted> wanted() {
    return List.of(
        new OutputFile.Wanted("--junit", junit),
        new OutputFile.Wanted("--markdown", markdown),
        new OutputFile.Wanted("--json", json),
        new OutputFile.Wanted("--figure", figure));
  }

  /**
   * Writes those that were asked for.
   *
   * @param written a report in each format
   * @param out what {@code -} is
   */
  void write(Function<GateFormat, String> written, PrintWriter out) {
    write(GateFormat.JUNIT, junit, written, out);
    write(GateFormat.MARKDOWN, markdown, written, out);
    write(GateFormat.JSON, json, written, out);
    write(GateFormat.SVG, figure, written, out);
  }

  private static void write(
      GateFormat format,
      @Nullable Path file,
      Function<GateFormat, String> written,
      PrintWriter out) {
    if (file != null) {
      OutputFile.write(file, written.apply(format), out);
    }
  }
}
