package sqe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.PolicyException;
import sqe.judge.history.History;
import sqe.judge.history.Run;
import sqe.judge.history.RunSelector;
import sqe.report.HistoryDocument;
import sqe.table.TableException;

/** {@code sqe history show}: one run. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Show what is known of a run, and the mean of each metric.",
    footer = {"", "Example:", "  sqe history show branch=main --db history.sqlite"})
final class HistoryShowCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(
      paramLabel = "RUN",
      description = "Its number, or branch=, label= or commit=, with commas between.")
  private String run = "";

  @Mixin private HistoryFileOption history = new HistoryFileOption();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    try (History kept = history.open()) {
      Run found = kept.find(RunSelector.of(run));
      invocation.print(
          HistoryDocument.of(found, kept.summaries().getOrDefault(found.number(), List.of())));
      return ExitCode.DONE;
    } catch (PolicyException e) {
      throw invocation.usage(e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }
}
