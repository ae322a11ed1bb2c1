package sqe.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.CheckedScores;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.PolicyException;
import sqe.judge.history.Run;
import sqe.judge.history.RunVerdict;
import sqe.metrics.MetricCatalog;
import sqe.report.GateDocument;
import sqe.report.GateRefusal;
import sqe.report.HtmlReport;
import sqe.table.Counted;
import sqe.table.LockFile;
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.StoredTable;
import sqe.table.TableException;

/** {@code sqe gate}: is a system worse than its baseline? */
@Command(
    name = "gate",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Compare a score table with a baseline, file by file, and say whether it is worse.",
    footer = {
      "",
      "Exit codes: 0 passed; 1 regression, lost coverage or a broken guardrail; 2 usage;",
      "3 not comparable or unreadable; 4 too few data, with --inconclusive fail or",
      "--strict.",
      "",
      "Examples:",
      "  sqe gate scores.csv --lock baseline.lock",
      "  sqe gate scores.csv -b baseline.lock -m si_sdr:0.2,stoi --cluster speaker",
      "  sqe gate scores.csv -b baseline.lock --policy gate.yaml --junit gate.xml",
      "  sqe gate scores.csv -b history:branch=main --db history.sqlite --add"
    })
final class GateCommand implements Callable<Integer> {

  /** Options that say something of a comparison, in the order they are listed. */
  private static final String[] OF_A_COMPARISON = {
    "--fixed",
    "--add",
    "--baseline-system",
    "--metric",
    "--lower-is-better",
    "--cluster",
    "--group",
    "--alpha",
    "--test",
    "--seed",
    "--resamples",
    "--inconclusive",
    "--strict",
    "--allow",
    "--junit",
    "--markdown",
    "--json",
    "--figure",
    "--report",
    "--audio"
  };

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(paramLabel = "CURRENT", description = "The table of scores under test.")
  private @Nullable Path current;

  @Option(
      names = {"-b", "--baseline"},
      paramLabel = "FILE",
      type = Path.class,
      converter = BaselineChoice.Converter.class,
      description =
          "A lock file or a table to compare with, or history:branch=main: the last run that"
              + " passed.")
  private @Nullable BaselineChoice baseline;

  @Mixin private GateHistory history = new GateHistory();

  @Option(
      names = "--lock",
      paramLabel = "FILE",
      description =
          "Write CURRENT as a baseline to commit; with --baseline only if that says PASS. -: stdout.")
  private @Nullable Path lock;

  @Mixin private SystemChoice systems = new SystemChoice();

  @Mixin private PolicyFile policyFile = new PolicyFile();

  @Mixin private MetricMargins metrics = new MetricMargins();

  @Mixin private Directions directions = new Directions();

  @Mixin private Independence independence = new Independence();

  @Mixin private Groups groups = new Groups();

  @Mixin private FalseAlarms falseAlarms = new FalseAlarms();

  @Mixin private Testing testing = new Testing();

  @Option(
      names = "--inconclusive",
      paramLabel = "pass|warn|fail",
      description = "What too few data do; default: warn. fail: exit code 4.")
  private GatePolicy.@Nullable Effect inconclusive;

  @Option(
      names = "--strict",
      description =
          "Let nothing doubtful pass: too few data (exit code 4); new notes of silence or clipping,"
              + " infinite changes (1); tables without signatures (3).")
  private boolean strict;

  @Mixin private TableReading reading = new TableReading();

  @Mixin private GateReports reports = new GateReports();

  @Mixin private PageOptions page = new PageOptions();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Play no file that a table names outside this folder.")
  private @Nullable Path root;

  @Mixin private Quiet quiet = new Quiet();

  /** Read where errors are printed. */
  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorTrace errorTrace = new ErrorTrace();

  @Override
  public Integer call() {
    requireUsage();
    // a lock may be renewed, but neither it nor a report may replace the scores
    invocation.refuse(
        page.mistake()
            .or(() -> page.without("--root", root != null))
            .or(() -> OutputFile.mistake(outputs()))
            .or(() -> OutputFile.overwriting(outputs(), Collections.singletonList(current)))
            .or(
                () ->
                    OutputFile.overwriting(
                        reportsAndPage(), Arrays.asList(file(baseline), file(history.fixed())))));
    invocation.refuse(lockOverTable());
    try {
      GatePolicy policy = policy();
      Path file = Objects.requireNonNull(current);
      ScoreTable table =
          baseline == null ? systems.readToLock(file, policy) : systems.readCurrent(file, policy);
      StoredTable stored = history.stored(Objects.requireNonNull(current));
      GateReport report = baseline == null ? null : compare(table, baseline, stored, policy);
      if (lock != null && (report == null || report.passes())) {
        writeLock(table, lock);
      } else if (lock != null && report != null) {
        keepLock(report, lock);
      }
      return report == null ? ExitCode.DONE : report.exitCode();
    } catch (PolicyException | NotInTableException e) {
      reportRefusal(TableAdvice.message(e), ExitCode.USAGE);
      throw invocation.usage(e);
    } catch (TableException e) {
      reportRefusal(TableAdvice.message(e), ExitCode.NOTHING_DONE);
      throw CommandFailure.nothingDone(e);
    } catch (CommandFailure e) {
      throw e; // the verdict stands in all reports that could be written
    } catch (RuntimeException | Error e) {
      reportRefusal(Unforeseen.message(e, false), ExitCode.NOTHING_DONE);
      throw e;
    }
  }

  /** A job that finds no report takes that for a pass, or for a crash. */
  private void reportRefusal(String reason, int exitCode) {
    if (baseline == null) {
      return;
    }
    var refusal =
        new GateRefusal(String.valueOf(baseline), String.valueOf(current), reason, exitCode);
    List<CommandFailure> failures =
        new ArrayList<>(reports.write(format -> format.write(refusal), invocation.out()));
    writePage(HtmlReport.of(refusal)).ifPresent(failures::add);
    for (CommandFailure missing : failures) {
      invocation.terminal().error(String.valueOf(missing.getMessage()));
    }
    ofGitHub().report(format -> format.write(refusal));
  }

  private Optional<CommandFailure> writePage(String html) {
    Path file = page.file();
    try {
      if (file != null) {
        OutputFile.write(file, html, invocation.out());
      }
      return Optional.empty();
    } catch (CommandFailure e) {
      return Optional.of(e);
    }
  }

  private GitHubJob ofGitHub() {
    return GitHubJob.of(
        System.getenv(), invocation.terminal(), invocation.people(outputs(), false));
  }

  private static @Nullable Path file(@Nullable BaselineChoice choice) {
    return choice == null ? null : choice.file();
  }

  private void requireUsage() {
    if (baseline == null && lock == null) {
      throw invocation.usage(
          "give --baseline FILE to compare with, or --lock FILE to write a baseline");
    }
    if (baseline == null) {
      invocation.refuse(
          invocation
              .given(OF_A_COMPARISON)
              .map(option -> option + " needs --baseline: a lock alone compares nothing"));
    }
    invocation.refuse(
        history.mistake(baseline, invocation.given("--commit", "--branch", "--label")));
  }

  private GatePolicy policy() throws PolicyException {
    return policyFile.with(
        metrics,
        directions,
        independence,
        groups,
        falseAlarms,
        testing,
        reading,
        policy -> {
          if (inconclusive != null) {
            policy.inconclusive(inconclusive);
          }
          if (strict) {
            policy.strict(true);
          }
        });
  }

  /** A lock may be renewed in its place; a table of scores would be lost. */
  private Optional<String> lockOverTable() {
    Optional<String> overwriting =
        OutputFile.overwriting(
            List.of(new OutputFile.Wanted("--lock", lock)),
            Arrays.asList(file(baseline), file(history.fixed())));
    Path renewed = file(baseline);
    try {
      return overwriting.isPresent() && renewed != null && LockFile.isLock(renewed)
          ? Optional.empty()
          : overwriting;
    } catch (IOException e) {
      return overwriting; // a table that cannot be read is no lock
    }
  }

  private List<OutputFile.Wanted> outputs() {
    List<OutputFile.Wanted> outputs = new ArrayList<>();
    outputs.add(new OutputFile.Wanted("--lock", lock));
    outputs.addAll(reportsAndPage());
    return outputs;
  }

  private List<OutputFile.Wanted> reportsAndPage() {
    List<OutputFile.Wanted> outputs = new ArrayList<>(reports.wanted());
    outputs.add(page.wanted());
    return outputs;
  }

  /** A verdict, and what it was reached against. */
  private record Judged(ScoreTable base, GateReport report) {

    boolean isWorseThan(Judged other) {
      return RunVerdict.valueOf(report.outcome()).isWorseThan(other.verdict());
    }

    RunVerdict verdict() {
      return RunVerdict.valueOf(report.outcome());
    }
  }

  private Judged judge(ScoreTable table, BaselineChoice with, GatePolicy policy)
      throws TableException, PolicyException {
    ScoreTable base = history.read(with, systems, policy);
    return new Judged(base, new Gate(policy, MetricCatalog.load()).run(base, table));
  }

  /** The reports are of the comparison that decides; the other is said before it. */
  private GateReport compare(
      ScoreTable table, BaselineChoice with, @Nullable StoredTable stored, GatePolicy policy)
      throws TableException, PolicyException {
    Judged first = judge(table, with, policy);
    BaselineChoice staying = history.fixed();
    Judged second = staying == null ? first : judge(table, staying, policy);
    Judged deciding = second.isWorseThan(first) ? second : first;
    GateReport report = deciding.report();
    Optional<Run> added = stored == null ? Optional.empty() : history.add(stored, report);
    List<CommandFailure> missing =
        new ArrayList<>(reports.write(format -> format.write(report), invocation.out()));
    if (page.file() != null) {
      var html =
          new HtmlReport(
              policy,
              MetricCatalog.load(),
              page.sound(Objects.requireNonNull(current), RootFolder.of(root)));
      writePage(html.of(report, deciding.base(), table, history.trends(added.orElse(null))))
          .ifPresent(missing::add);
    }
    Optional<Terminal> people = invocation.people(outputs(), quiet.isQuiet());
    if (second != first) {
      GateReport other = (deciding == first ? second : first).report();
      people.ifPresent(terminal -> terminal.print(GateDocument.of(other)));
      people.ifPresent(terminal -> terminal.line(""));
    }
    people.ifPresent(terminal -> terminal.print(GateDocument.of(report)));
    if (deciding != first) {
      people.ifPresent(terminal -> terminal.note(ratchet(first, second)));
    }
    if (!quiet.isQuiet()) {
      added.ifPresent(
          run -> invocation.terminal().line(HistoryAddCommand.words(run, Path.of(history.name()))));
    }
    ofGitHub().report(format -> format.write(report));
    if (!missing.isEmpty()) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE,
          missing.stream().map(Throwable::getMessage).collect(Collectors.joining("; ")),
          missing.get(0));
    }
    return report;
  }

  private static String ratchet(Judged first, Judged fixed) {
    return "%s against %s, %s against %s, which stays: small losses have added up"
        .formatted(
            first.report().outcome(),
            first.report().baseline(),
            fixed.report().outcome(),
            fixed.report().baseline());
  }

  private void keepLock(GateReport report, Path file) {
    if (!quiet.isQuiet()) {
      invocation
          .terminal()
          .line("%s: not written, the gate says %s".formatted(file, report.outcome()));
    }
  }

  /** What every gate against the lock would take for missing is better known now. */
  private void warnOfImpossible(ScoreTable table) {
    try {
      for (String note : CheckedScores.notes(table, MetricCatalog.load())) {
        invocation.terminal().warning(table.source() + ": " + note);
      }
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  private void writeLock(ScoreTable table, Path file) {
    try {
      OutputFile.write(file, LockFile.text(table), invocation.out());
    } catch (TableException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, e.getMessage() + "; no lock was written", e);
    }
    if (!quiet.isQuiet()) {
      warnOfImpossible(table);
      String where = OutputFile.isStdout(file) ? "stdout" : file.toString();
      invocation
          .terminal()
          .line("%s: %s locked".formatted(where, Counted.of(table.rows().size(), "row", "rows")));
    }
  }
}
