package sqe.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.report.HtmlReport;
import sqe.table.Confinement;

/** Which sounds a page holds. */
final class SoundOptions {

  /** What their sound may take of a page, in MiB, unless said otherwise. */
  static final int USUAL_SIZE = 20;

  private static final int USUAL_FILES = 10;

  @Option(
      names = "--audio",
      paramLabel = "N",
      description = "How many of the worst files can be heard on the page; default 10, 0: none.")
  private @Nullable Integer audio;

  boolean given() {
    return audio != null;
  }

  Optional<String> mistake() {
    return audio != null && audio < 0
        ? Optional.of("--audio must be 0 or more and is " + audio)
        : Optional.empty();
  }

  /**
   * The sounds of a page about a table.
   *
   * @param mebibytes that they may take
   * @param table whose relative paths are looked for beside it, too
   * @param root outside which nothing is played; null where everything may be
   */
  HtmlReport.Sound sound(int mebibytes, Path table, @Nullable Confinement root) {
    return new HtmlReport.Sound(
        audio == null ? USUAL_FILES : audio, mebibytes, table.toAbsolutePath().getParent(), root);
  }
}
