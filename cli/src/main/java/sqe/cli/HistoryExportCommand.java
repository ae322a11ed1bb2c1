package sqe.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.PolicyException;
import sqe.judge.history.History;
import sqe.judge.history.RunSelector;
import sqe.table.RunMetadata;
import sqe.table.StoredTable;
import sqe.table.TableException;

/** {@code sqe history export}: the table of a run, as it was. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Write the table of a run, byte for byte as it was added.",
    footer = {
      "",
      "Examples:",
      "  sqe history export 17 --db history.sqlite -o scores.csv",
      "  sqe history export branch=main --db history.sqlite"
    })
final class HistoryExportCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(
      paramLabel = "RUN",
      description = "Its number, or branch=, label= or commit=, with commas between.")
  private String run = "";

  @Mixin private HistoryFileOption history = new HistoryFileOption();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where the table goes, with FILE.meta.json beside it; default, and -: stdout, the table"
              + " alone.")
  private @Nullable Path output;

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    try (History kept = history.open()) {
      StoredTable table = kept.stored(kept.find(RunSelector.of(run)));
      byte[] metadata = table.metadata();
      Path file = output == null ? Path.of("-") : output;
      if (metadata != null && !OutputFile.isStream(file)) {
        OutputFile.write(RunMetadata.fileOf(file), metadata, invocation.results());
      }
      OutputFile.write(file, table.table(), invocation.results());
      return ExitCode.DONE;
    } catch (PolicyException e) {
      throw invocation.usage(e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }
}
