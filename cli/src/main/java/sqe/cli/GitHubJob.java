package sqe.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import sqe.report.GateFormat;
import sqe.table.IoMessages;

/**
 * The job of GitHub Actions that a command runs in, where it does: annotations go to its log, and
 * Markdown to the summary of the job.
 *
 * @param annotated whether its log is read for annotations
 * @param summary the file that collects the summary, or null
 * @param errors what cannot be written is said there
 * @param log where results for people go
 */
record GitHubJob(
    boolean annotated, @Nullable String summary, Terminal errors, Optional<Terminal> log) {

  /** A step may write no larger summary. */
  private static final int LARGEST = 1 << 20;

  private static final String CUT = "\n\nThe rest is cut: a summary holds 1 MiB.\n";

  static GitHubJob of(Map<String, String> environment, Terminal errors, Optional<Terminal> log) {
    String summary = environment.get("GITHUB_STEP_SUMMARY");
    return new GitHubJob(
        "true".equals(environment.get("GITHUB_ACTIONS")),
        summary == null || summary.isBlank() ? null : summary,
        errors,
        log);
  }

  /**
   * Says what was found. A summary that cannot be written changes no verdict.
   *
   * @param written a report in each format; outside of a job none is made
   */
  void report(Function<GateFormat, String> written) {
    if (annotated) {
      log.ifPresent(terminal -> terminal.written(written.apply(GateFormat.ANNOTATIONS)));
    }
    if (summary != null) {
      try {
        append(Path.of(summary), written.apply(GateFormat.MARKDOWN));
      } catch (IOException e) {
        errors.line(
            "warning: cannot write the job summary %s: %s"
                .formatted(summary, IoMessages.describe(e)));
      } catch (InvalidPathException e) {
        errors.line("warning: GITHUB_STEP_SUMMARY names no file: " + summary);
      }
    }
  }

  private static void append(Path file, String markdown) throws IOException {
    long before = Files.exists(file) ? Files.size(file) : 0;
    String text = fitted(markdown + "\n", LARGEST - before);
    Files.writeString(
        file, text, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** The text, or as many of its first lines as there is room for. */
  static String fitted(String text, long room) {
    if (bytes(text) <= room) {
      return text;
    }
    StringBuilder kept = new StringBuilder();
    long left = room - bytes(CUT);
    for (String line : text.lines().map(each -> each + "\n").toList()) {
      left -= bytes(line);
      if (left < 0) {
        break;
      }
      kept.append(line);
    }
    return room < bytes(CUT) ? "" : kept + CUT;
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
