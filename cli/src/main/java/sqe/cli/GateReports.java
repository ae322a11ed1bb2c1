package sqe.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.judge.gate.GateReport;
import sqe.report.GateFormat;
import sqe.report.GateRefusal;

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

  /** Writes those that were asked for; {@code -} is the writer. */
  void write(GateReport report, PrintWriter out) {
    write(GateFormat.JUNIT, junit, report, out);
    write(GateFormat.MARKDOWN, markdown, report, out);
    write(GateFormat.JSON, json, report, out);
    write(GateFormat.SVG, figure, report, out);
  }

  /** Writes the same of a gate that could not compare. */
  void write(GateRefusal refusal, PrintWriter out) {
    write(GateFormat.JUNIT.write(refusal), junit, out);
    write(GateFormat.MARKDOWN.write(refusal), markdown, out);
    write(GateFormat.JSON.write(refusal), json, out);
    write(GateFormat.SVG.write(refusal), figure, out);
  }

  private static void write(String text, @Nullable Path file, PrintWriter out) {
    if (file != null) {
      OutputFile.write(file, text, out);
    }
  }

  private static void write(
      GateFormat format, @Nullable Path file, GateReport report, PrintWriter out) {
    if (file != null) {
      write(format.write(report), file, out);
    }
  }
}
