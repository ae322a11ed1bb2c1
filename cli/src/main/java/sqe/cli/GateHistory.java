package sqe.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.PolicyException;
import sqe.judge.history.History;
import sqe.judge.history.HistoryException;
import sqe.judge.history.Run;
import sqe.judge.history.RunSelector;
import sqe.judge.history.RunVerdict;
import sqe.judge.history.Trend;
import sqe.metrics.MetricCatalog;
import sqe.table.ScoreTable;
import sqe.table.StoredTable;
import sqe.table.TableException;

/** The history of a gate: where baselines come from, and where the run goes with its verdict. */
@Command // a mixin of mixins needs it
final class GateHistory {

  private static final double ALPHA = 0.05;

  @Option(
      names = "--db",
      paramLabel = "FILE",
      description = "The history (sqe history) for --baseline history: and --add.")
  private @Nullable Path file;

  @Option(
      names = "--fixed",
      paramLabel = "FILE",
      type = Path.class,
      converter = BaselineChoice.Converter.class,
      description =
          "A second baseline, which stays: the worse of the two verdicts counts, so that small"
              + " losses do not add up. history:label=v1, or a file.")
  private @Nullable BaselineChoice fixed;

  @Option(
      names = "--add",
      description = "Add CURRENT to the history with the verdict of this gate.")
  private boolean add;

  @Mixin private RunOptions run = new RunOptions();

  /** The baseline that stays; null where there is none. */
  @Nullable BaselineChoice fixed() {
    return fixed;
  }

  /** What is wrong with these options beside a baseline. */
  Optional<String> mistake(@Nullable BaselineChoice baseline, Optional<String> ofRun) {
    boolean asked =
        add
            || (baseline != null && baseline.run() != null)
            || (fixed != null && fixed.run() != null);
    if (file == null && asked) {
      return Optional.of(
          (add ? "--add" : "a baseline of a history") + " needs --db FILE: which history");
    }
    if (file != null && !asked) {
      return Optional.of(
          "--db needs --baseline history:branch=NAME, or --add: nothing else reads a history");
    }
    return add
        ? Optional.empty()
        : ofRun.map(option -> option + " needs --add: it is of the run that is added");
  }

  /** The bytes to be added; null where nothing is. */
  @Nullable StoredTable stored(Path current) throws TableException {
    return add ? StoredTable.read(current) : null;
  }

  /** Reads a baseline. */
  ScoreTable read(BaselineChoice choice, SystemChoice systems, GatePolicy policy)
      throws TableException, PolicyException {
    Path table = choice.file();
    RunSelector selector = choice.run();
    if (table != null) {
      return systems.readBaseline(table, policy);
    }
    if (file == null || selector == null) {
      throw new IllegalStateException("a baseline of a history without one");
    }
    try (History history = History.open(file, MetricCatalog.load())) {
      return systems.ofBaseline(history.table(history.find(selector)), policy);
    }
  }

  /** Adds the run. The verdict is known, and does not depend on whether it could be added. */
  Optional<Run> add(StoredTable table, GateReport report) {
    if (file == null) {
      return Optional.empty();
    }
    RunVerdict verdict = RunVerdict.valueOf(report.outcome());
    try (History history = History.openOrCreate(file, MetricCatalog.load())) {
      return Optional.of(history.add(table, run.facts(verdict), HistoryAddCommand.now()));
    } catch (TableException e) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE,
          "the verdict is %s, but the run was not added: %s"
              .formatted(report.outcome(), TableAdvice.message(e)),
          e);
    }
  }

  /** The history's file, for messages. */
  String name() {
    return String.valueOf(file);
  }

  /** How metrics went: of the branch of the run that was added, or of all runs. */
  List<Trend> trends(@Nullable Run added) throws HistoryException {
    if (file == null) {
      return List.of();
    }
    MetricCatalog catalog = MetricCatalog.load();
    try (History history = History.open(file, catalog)) {
      String branch = added == null ? null : added.facts().branch();
      return Trend.all(Trend.runs(history, branch), catalog, ALPHA);
    }
  }
}
