package sqe.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import sqe.scoring.PairScorer;
import sqe.scoring.RowSink;
import sqe.scoring.StreamSink;
import sqe.scoring.TableFile;
import sqe.table.RunMetadata;
import sqe.table.TableFormat;

/** Where the table of scores goes, and whether it goes on from an earlier run's. */
final class TableOptions {

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where the table goes (default, and -: stdout); FILE.meta.json is written beside it.")
  private @Nullable Path file;

  @Option(
      names = "--format",
      paramLabel = "csv|jsonl",
      description = "Default: by the output's extension, else csv.")
  private @Nullable TableFormat format;

  @Option(
      names = "--resume",
      description = "Keep the rows that an earlier run wrote with the same signatures.")
  private boolean resume;

  /** The file that was named; null where none was. */
  @Nullable Path file() {
    return file;
  }

  OutputFile.Wanted wanted() {
    return new OutputFile.Wanted("--output", file);
  }

  /** Whether rows go where no later run finds them. */
  boolean isStreamed() {
    return file == null || OutputFile.isStream(file);
  }

  /** Whether rows go where people look. */
  boolean isStdout() {
    return file == null || OutputFile.isStdout(file);
  }

  /** What of these options cannot be; empty where all can. */
  Optional<String> mistake() {
    return resume && isStreamed()
        ? Optional.of("--resume needs --output FILE: rows are kept in the file")
        : Optional.empty();
  }

  /**
   * Opens it for a scorer's rows.
   *
   * @param noisy how the mixtures were named; empty where there are none
   * @param quiet whether nothing is to be said of an earlier run's rows that are lost
   */
  RowSink open(PairScorer scorer, String noisy, Invocation invocation, boolean quiet)
      throws IOException {
    if (file == null || OutputFile.isStream(file)) {
      var stream = new BufferedOutputStream(OutputFile.stream(file, invocation.results()));
      return new StreamSink(stream, format(), scorer.columns(), OptionWords.of(scorer));
    }
    List<String> typed = new ArrayList<>(List.of("sqe"));
    typed.addAll(invocation.arguments());
    RunMetadata metadata = scorer.metadata(typed, noisy);
    if (!quiet) {
      lostRows(file, metadata).ifPresent(invocation.terminal()::warning);
    }
    TableFile table =
        TableFile.of(file, format(), scorer.columns(), metadata, OptionWords.of(scorer));
    return resume ? table.resuming() : table;
  }

  private TableFormat format() {
    if (format != null) {
      return format;
    }
    return file == null ? TableFormat.CSV : TableFormat.of(file);
  }

  /** Who resumes means to keep what there is, and who does not may not know of it. */
  private Optional<String> lostRows(Path table, RunMetadata metadata) throws IOException {
    Path part = TableFile.partOf(table);
    if (!resume && Files.exists(part)) {
      return Optional.of(
          part
              + " holds rows of an interrupted run and is replaced; --resume would have kept them");
    }
    if (resume && Files.exists(table) && !metadata.agreesWith(RunMetadata.read(table))) {
      return Optional.of(
          table + " was made with other metrics or settings: no row of it is kept, all are scored");
    }
    return Optional.empty();
  }
}
