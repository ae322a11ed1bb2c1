package sqe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.judge.history.History;
import sqe.judge.history.Run;
import sqe.report.HistoryFormat;
import sqe.table.TableException;

/** {@code sqe history prune}: forget old runs. */
@Command(
    name = "prune",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Remove all but the last runs of each branch, and list what was removed.",
    footer = {
      "",
      "Runs with a label stay, and the last run of each branch that passed.",
      "",
      "Example:",
      "  sqe history prune --keep 100 --db history.sqlite --dry-run"
    })
final class HistoryPruneCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Mixin private HistoryFileOption history = new HistoryFileOption();

  @Option(
      names = "--keep",
      paramLabel = "N",
      required = true,
      description = "How many runs of each branch stay.")
  private int keep;

  @Option(names = "--dry-run", description = "List what would be removed, and remove nothing.")
  private boolean dryRun;

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    if (keep < 1) {
      throw invocation.usage("--keep is 1 or more");
    }
    try (History kept = history.open()) {
      List<Run> superfluous = kept.superfluous(keep);
      if (!dryRun && !superfluous.isEmpty()) {
        kept.prune(superfluous);
      }
      invocation.print(HistoryFormat.TEXT.write(superfluous));
      return ExitCode.DONE;
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }
}
