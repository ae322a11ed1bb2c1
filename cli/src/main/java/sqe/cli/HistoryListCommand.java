package sqe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.judge.history.History;
import sqe.judge.history.Run;
import sqe.report.HistoryFormat;
import sqe.table.TableException;

/** {@code sqe history list}: which runs are kept. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "List the runs that are kept.",
    footer = {"", "Example:", "  sqe history list --db history.sqlite --branch main"})
final class HistoryListCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Mixin private HistoryFileOption history = new HistoryFileOption();

  @Option(names = "--branch", paramLabel = "NAME", description = "Only those of this branch.")
  private @Nullable String branch;

  @Option(names = "--format", paramLabel = "text|markdown|csv", description = "Default: text.")
  private HistoryFormat format = HistoryFormat.TEXT;

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    try (History kept = history.open()) {
      List<Run> runs =
          kept.runs().stream()
              .filter(run -> branch == null || branch.equals(run.facts().branch()))
              .toList();
      invocation.print(format.write(runs));
      return ExitCode.DONE;
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }
}
