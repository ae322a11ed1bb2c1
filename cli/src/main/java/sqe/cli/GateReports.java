package sqe.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
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
   * Writes those that were asked for; one that cannot be written costs no other.
   *
   * @param written a report in each format
   * @param out what {@code -} is
   * @return what went wrong, one failure for each report that is missing
   */
  List<CommandFailure> write(Function<GateFormat, String> written, PrintWriter out) {
    List<CommandFailure> failures = new ArrayList<>();
    files()
        .forEach(
            (format, file) -> {
              try {
                OutputFile.write(file, written.apply(format), out);
              } catch (CommandFailure e) {
                failures.add(e);
              }
            });
    return failures;
  }

  private Map<GateFormat, Path> files() {
    Map<GateFormat, Path> files = new EnumMap<>(GateFormat.class);
    put(files, GateFormat.JUNIT, junit);
    put(files, GateFormat.MARKDOWN, markdown);
    put(files, GateFormat.JSON, json);
    put(files, GateFormat.SVG, figure);
    return files;
  }

  private static void put(Map<GateFormat, Path> files, GateFormat format, @Nullable Path file) {
    if (file != null) {
      files.put(format, file);
    }
  }
}
