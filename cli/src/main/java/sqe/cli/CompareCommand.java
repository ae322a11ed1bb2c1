package sqe.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.compare.Comparison;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.metrics.MetricCatalog;
import sqe.report.ComparisonFormat;
import sqe.report.HtmlReport;
import sqe.table.ScoreTable;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;

/** {@code sqe compare}: which of several systems is better? */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Rank systems on the same files, with intervals and paired tests.",
    footer = {
      "",
      "Examples:",
      "  sqe compare scores.csv                      (a table with several systems)",
      "  sqe compare old.csv new.csv -m si_sdr,stoi --cluster speaker",
      "  sqe compare scores.csv --format latex -o table.tex"
    })
final class CompareCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(arity = "1..*", paramLabel = "TABLE", description = "Score tables or lock files.")
  private List<Path> files = List.of();

  @Mixin private PolicyFile policyFile = new PolicyFile();

  @Mixin private ComparedMetrics metrics = new ComparedMetrics();

  @Mixin private Directions directions = new Directions();

  @Mixin private Independence independence = new Independence();

  @Mixin private Groups groups = new Groups();

  @Mixin private FalseAlarms falseAlarms = new FalseAlarms();

  @Mixin private Testing testing = new Testing();

  @Mixin private TableReading reading = new TableReading();

  @Option(
      names = "--format",
      paramLabel = "text|markdown|latex|csv|json",
      description = "Default: text.")
  private ComparisonFormat format = ComparisonFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where to write (default, and -: stdout).")
  private @Nullable Path output;

  @Mixin private PageOptions page = new PageOptions();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Play no file that a table names outside this folder.")
  private @Nullable Path root;

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    List<OutputFile.Wanted> outputs =
        List.of(new OutputFile.Wanted("--output", output), page.wanted());
    invocation.refuse(
        page.mistake()
            .or(() -> page.without("--root", root != null))
            .or(() -> OutputFile.mistake(outputs))
            .or(() -> OutputFile.overwriting(outputs, files)));
    try {
      List<ScoreTable> tables = new ArrayList<>();
      for (Path file : files) {
        tables.add(ScoreTableReader.read(file));
      }
      GatePolicy policy = policy();
      MetricCatalog catalog = MetricCatalog.load();
      ComparisonReport report = new Comparison(policy, catalog).run(tables);
      String text = format.write(report);
      Path pageFile = page.file();
      if (pageFile != null) {
        var html = new HtmlReport(policy, catalog, page.sound(files.get(0), RootFolder.of(root)));
        OutputFile.write(pageFile, html.of(report, Comparison.systems(tables)), invocation.out());
      }
      if (output == null || OutputFile.isStdout(output)) {
        invocation.people(List.of(page.wanted()), false).ifPresent(people -> people.written(text));
      } else {
        OutputFile.write(output, text, invocation.out());
      }
      return ExitCode.DONE;
    } catch (PolicyException e) {
      throw invocation.usage(e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }

  private GatePolicy policy() throws PolicyException {
    return policyFile.with(
        metrics, directions, independence, groups, falseAlarms, testing, reading);
  }
}
