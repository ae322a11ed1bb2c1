package sqe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.Gate;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.metrics.MetricCatalog;
import sqe.report.HtmlReport;
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;

/** {@code sqe report}: scores as a page to look at and to listen to. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Write scores as one page of HTML: figures, a table to sort, the worst files to hear.",
    footer = {
      "",
      "The page loads nothing and can be mailed. With --baseline it shows the verdicts",
      "of the gate, of several systems their comparison; the exit code is 0 whatever",
      "they are.",
      "",
      "Examples:",
      "  sqe report scores.csv -o report.html",
      "  sqe report scores.csv -b baseline.csv --audio 5 -o report.html",
      "  sqe report old.csv new.csv other.csv -m si_sdr,stoi -o report.html"
    })
final class ReportCommand implements Callable<Integer> {

  private static final int LARGEST_SIZE = 1000;

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(arity = "1..*", paramLabel = "TABLE", description = "Score tables or lock files.")
  private List<Path> files = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      required = true,
      description = "Where to write the page. -: stdout.")
  private @Nullable Path output;

  @Option(
      names = {"-b", "--baseline"},
      paramLabel = "FILE",
      description = "A lock file or a table to compare one TABLE with, as sqe gate does.")
  private @Nullable Path baseline;

  @Mixin private SoundOptions sounds = new SoundOptions();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Play no file that a table names outside this folder.")
  private @Nullable Path root;

  @Option(
      names = "--max-size",
      paramLabel = "MIB",
      description = "What their sound may take of the page, in MiB; default 20.")
  private int largest = SoundOptions.USUAL_SIZE;

  @Mixin private SystemChoice systems = new SystemChoice();

  @Mixin private PolicyFile policyFile = new PolicyFile();

  @Mixin private MetricMargins metrics = new MetricMargins();

  @Mixin private Directions directions = new Directions();

  @Mixin private Independence independence = new Independence();

  @Mixin private Groups groups = new Groups();

  @Mixin private FalseAlarms falseAlarms = new FalseAlarms();

  @Mixin private Testing testing = new Testing();

  @Mixin private TableReading reading = new TableReading();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    invocation.refuse(mistake());
    Path file = Objects.requireNonNull(output);
    List<@Nullable Path> read = new ArrayList<>(files);
    read.addAll(Collections.singletonList(baseline));
    invocation.refuse(
        OutputFile.overwriting(List.of(new OutputFile.Wanted("--output", file)), read));
    try {
      String page = page(policy());
      OutputFile.write(file, page, invocation.out());
      return ExitCode.DONE;
    } catch (PolicyException | NotInTableException e) {
      throw invocation.usage(e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  private Optional<String> mistake() {
    Optional<String> unheard = sounds.mistake();
    if (unheard.isPresent()) {
      return unheard;
    }
    if (largest < 1 || largest > LARGEST_SIZE) {
      return Optional.of("--max-size must be 1 to %s and is %s".formatted(LARGEST_SIZE, largest));
    }
    if (baseline != null && files.size() > 1) {
      return Optional.of(
          "--baseline is compared with one TABLE and there are %s: leave it out to compare all"
              .formatted(files.size()));
    }
    return systems.ofBaseline() && baseline == null
        ? Optional.of("--baseline-system needs --baseline")
        : Optional.empty();
  }

  private String page(GatePolicy policy) throws TableException, PolicyException {
    MetricCatalog catalog = MetricCatalog.load();
    var report =
        new HtmlReport(policy, catalog, sounds.sound(largest, files.get(0), RootFolder.of(root)));
    if (baseline != null) {
      ScoreTable before = systems.readBaseline(baseline, policy);
      ScoreTable now = systems.readCurrent(files.get(0), policy);
      return report.of(new Gate(policy, catalog).run(before, now), before, now);
    }
    List<ScoreTable> tables = new ArrayList<>();
    for (Path file : files) {
      ScoreTable table = ScoreTableReader.read(file);
      String system = systems.current();
      tables.add(system == null ? table : table.only("system", system));
    }
    return report.of(tables);
  }

  private GatePolicy policy() throws PolicyException {
    return policyFile.with(
        metrics, directions, independence, groups, falseAlarms, testing, reading);
  }
}
