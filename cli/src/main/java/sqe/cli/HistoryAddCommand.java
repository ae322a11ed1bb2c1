package sqe.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.history.History;
import sqe.judge.history.Run;
import sqe.judge.history.RunFacts;
import sqe.judge.history.RunVerdict;
import sqe.metrics.MetricCatalog;
import sqe.table.Counted;
import sqe.table.StoredTable;
import sqe.table.TableException;

/** {@code sqe history add}: keep a table. */
@Command(
    name = "add",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Keep a table and its metadata. The number of the run goes to stdout.",
    footer = {
      "",
      "What was printed is on the disk. `sqe gate --add` keeps a table with its verdict.",
      "",
      "Examples:",
      "  sqe history add scores.csv --db history.sqlite --branch main --verdict pass",
      "  sqe history add release.csv --db history.sqlite --label v1"
    })
final class HistoryAddCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(paramLabel = "TABLE", description = "A score table or a lock file.")
  private @Nullable Path table;

  @Mixin private HistoryFileOption history = new HistoryFileOption();

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--verdict",
      paramLabel = "pass|undecided|fail",
      description = "What is known of it already. Gates take runs that passed.")
  private @Nullable RunVerdict verdict;

  @Mixin private Quiet quiet = new Quiet();

  @SuppressWarnings("UnusedVariable") // read where errors are printed
  @Mixin
  private ErrorTrace errorTrace = new ErrorTrace();

  @Override
  public Integer call() {
    try {
      StoredTable stored = StoredTable.read(Objects.requireNonNull(table));
      try (History kept = History.openOrCreate(history.file(), MetricCatalog.load())) {
        Run added = kept.add(stored, run.facts(verdict), now());
        invocation.print(added.number() + "\n");
        if (!quiet.isQuiet()) {
          invocation.terminal().line(words(added, history.file()));
        }
      }
      return ExitCode.DONE;
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  /** Fractions of a second tell nobody anything. */
  static Instant now() {
    return Instant.now().truncatedTo(ChronoUnit.SECONDS);
  }

  /** That a run was added. */
  static String words(Run added, Path file) {
    List<String> words = new ArrayList<>();
    words.add(file + ": run " + added.number() + " added");
    words.add(added.table());
    words.add(Counted.of(added.rows(), "row", "rows"));
    RunFacts facts = added.facts();
    Stream.ofNullable(facts.commit()).map("commit "::concat).forEach(words::add);
    Stream.ofNullable(facts.branch()).map("branch "::concat).forEach(words::add);
    facts.labels().stream().map("label "::concat).forEach(words::add);
    Stream.ofNullable(facts.verdict()).map(RunVerdict::name).forEach(words::add);
    return String.join(", ", words);
  }
}
