package sqe.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.report.HtmlReport;
import sqe.table.Confinement;

/** The page that a command writes beside its result: what {@code sqe report} would make of it. */
final class PageOptions {

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a page of HTML to look at and to listen to, as sqe report does.")
  private @Nullable Path file;

  @Mixin private SoundOptions sounds = new SoundOptions();

  /** Where it goes; null where none is wanted. */
  @Nullable Path file() {
    return file;
  }

  OutputFile.Wanted wanted() {
    return new OutputFile.Wanted("--report", file);
  }

  Optional<String> mistake() {
    return without("--audio", sounds.given()).or(sounds::mistake);
  }

  /** That an option is given which is of the page alone, and no page is written. */
  Optional<String> without(String option, boolean given) {
    return file == null && given
        ? Optional.of(option + " needs --report FILE: it is of the page")
        : Optional.empty();
  }

  /**
   * The sounds of a page about a table.
   *
   * @param root outside which nothing is played; null where everything may be
   */
  HtmlReport.Sound sound(Path table, @Nullable Confinement root) {
    return sounds.sound(SoundOptions.USUAL_SIZE, table, root);
  }
}
