package sqe.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.PolicyException;
import sqe.judge.history.History;
import sqe.judge.history.HistoryException;
import sqe.judge.history.Run;
import sqe.judge.history.RunSelector;
import sqe.judge.history.Trend;
import sqe.metrics.MetricCatalog;
import sqe.report.HistoryFormat;
import sqe.table.TableException;

/** {@code sqe history trend}: one metric over the runs. */
@Command(
    name = "trend",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Show a metric over the runs: means, intervals, and where its level changed.",
    footer = {
      "",
      "Examples:",
      "  sqe history trend si_sdr --db history.sqlite --branch main",
      "  sqe history trend stoi --db history.sqlite --fixed label=v1 --format csv"
    })
final class HistoryTrendCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(paramLabel = "METRIC", description = "Which column of the tables.")
  private String metric = "";

  @Mixin private HistoryFileOption history = new HistoryFileOption();

  @Option(names = "--branch", paramLabel = "NAME", description = "Only runs of this branch.")
  private @Nullable String branch;

  @Option(
      names = "--system",
      paramLabel = "NAME",
      description = "Which system of the tables, where they have several.")
  private @Nullable String system;

  @Option(
      names = "--fixed",
      paramLabel = "RUN",
      description =
          "The run that the last one is compared with, beside the one before it; default: the"
              + " first that may be compared.")
  private @Nullable String fixed;

  @Option(
      names = "--alpha",
      paramLabel = "P",
      description = "Chance that runs without a change show one; default 0.05.")
  private double alpha = 0.05;

  @Option(names = "--format", paramLabel = "text|markdown|csv", description = "Default: text.")
  private HistoryFormat format = HistoryFormat.TEXT;

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    if (!(alpha > 0 && alpha < 1)) {
      throw invocation.usage("--alpha is between 0 and 1");
    }
    try (History kept = history.open()) {
      Trend trend = trend(kept);
      invocation.print(
          format.write(trend, fixed == null ? trend.first() : point(kept, trend, fixed)));
      return ExitCode.DONE;
    } catch (PolicyException e) {
      throw invocation.usage(e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  private Trend trend(History kept) throws HistoryException {
    List<Trend.Summarised> runs = Trend.runs(kept, branch);
    return Trend.of(metric, system, runs, MetricCatalog.load(), alpha);
  }

  /** A run that is fixed may be of another branch. */
  private Trend.Point point(History kept, Trend trend, String which)
      throws HistoryException, PolicyException {
    Run run = kept.find(RunSelector.of(which));
    List<Trend.Summarised> alone =
        Trend.runs(kept, null).stream()
            .filter(each -> each.run() != null && each.run().number() == run.number())
            .toList();
    return trend.of(run).isPresent()
        ? trend.of(run).get()
        : Trend.of(metric, trend.system(), alone, MetricCatalog.load(), alpha).last();
  }
}
