package sqe.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.report.HtmlReport;
import sqe.report.InspectionDocument;
import sqe.report.InspectionText;
import sqe.report.inspect.Inspection;
import sqe.scoring.MetricSelection;
import sqe.scoring.NothingToScoreException;
import sqe.scoring.PairFinder;
import sqe.scoring.ScoreSpec;
import sqe.scoring.ScoringOptions;
import sqe.scoring.ScoringRate;
import sqe.scoring.UnknownMetricException;
import sqe.table.Pair;
import sqe.table.ScoreRow;
import sqe.table.TableException;

/** {@code sqe inspect}: one pair in depth. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Look at one pair in depth: scores over time, delay, bands, where it is lost.",
    footer = {
      "",
      "A terminal gets pictures made of characters as well. Exit code 1 when something",
      "could not be scored.",
      "",
      "Examples:",
      "  sqe inspect clean/a.wav enhanced/a.wav",
      "  sqe inspect clean/a.wav enhanced/a.wav --align integer -o a.html"
    })
final class InspectCommand implements Callable<Integer> {

  /** Beside the usual metrics: the error from frame to frame. */
  private static final String BY_FRAME = "segsnr";

  /** The launcher says how wide the terminal is. */
  private static final String WIDTH_PROPERTY = "sqe.columns";

  private static final int USUAL_WIDTH = 80;

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(index = "0", paramLabel = "REFERENCE", description = "The clean file.")
  private @Nullable Path reference;

  @Parameters(index = "1", paramLabel = "ESTIMATE", description = "The file under test.")
  private @Nullable Path estimate;

  @Option(
      names = {"-n", "--noisy"},
      paramLabel = "FILE",
      description = "The unprocessed mixture, to be heard on the page.")
  private @Nullable Path noisy;

  @Option(
      names = {"-m", "--metrics"},
      split = ",",
      paramLabel = "LIST",
      description = "Comma-separated ids, families or 'all'.")
  private @Nullable List<String> metrics;

  @Mixin private ModelOptions models = new ModelOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write a page of HTML instead. -: text to stdout (default).")
  private @Nullable Path output;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @SuppressWarnings("UnusedVariable")
  @Mixin
  private ErrorsOnly errorsOnly = new ErrorsOnly();

  @Override
  public Integer call() {
    Path clean = Objects.requireNonNull(reference);
    Path tested = Objects.requireNonNull(estimate);
    List<@Nullable Path> read = new ArrayList<>(Arrays.asList(clean, tested, noisy));
    invocation.refuse(
        OutputFile.overwriting(List.of(new OutputFile.Wanted("--output", output)), read));
    for (Path file : read) {
      if (file != null && !Files.isRegularFile(file)) {
        throw invocation.usage(
            Files.isDirectory(file)
                ? file + " is a folder: inspect looks at one pair of files"
                : "there is no file " + file);
      }
    }
    Pair pair = pair(clean, tested);
    MetricCatalog catalog = models.catalog();
    ScoringOptions options = policies.options();
    List<Metric> chosen = chosen(pair, options, catalog);
    OptionWords words =
        new OptionWords(
            options.align() == ScoringOptions.Align.NONE,
            chosen.stream().anyMatch(metric -> !metric.info().sampleRates().isEmpty()),
            false);
    var spec = ScoreSpec.of(chosen.stream().map(metric -> metric.info().id()).toList());
    Inspection inspection = Inspection.of(pair, spec.with(options), catalog, words);
    write(inspection, catalog, words);
    return inspection.rows().stream().allMatch(row -> row.status() == ScoreRow.Status.OK)
        ? ExitCode.DONE
        : ExitCode.INCOMPLETE;
  }

  private Pair pair(Path clean, Path tested) {
    try {
      return PairFinder.find(clean, List.of(tested), noisy).pairs().get(0);
    } catch (NothingToScoreException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, String.valueOf(e.getMessage()), e);
    }
  }

  private List<Metric> chosen(Pair pair, ScoringOptions options, MetricCatalog catalog) {
    EnumSet<MetricInfo.Need> met = EnumSet.of(MetricInfo.Need.REFERENCE);
    if (pair.noisy() != null) {
      met.add(MetricInfo.Need.MIXTURE);
    }
    var selection = new MetricSelection(catalog, met);
    Integer rate = ScoringRate.of(List.of(pair), options);
    try {
      if (metrics != null) {
        return selection.choose(metrics.stream().map(String::strip).toList(), rate);
      }
      List<Metric> usual = new ArrayList<>(selection.byDefault(rate));
      usual.addAll(selection.choose(List.of(BY_FRAME), rate));
      return usual;
    } catch (UnknownMetricException e) {
      throw invocation.usage(e);
    }
  }

  private void write(Inspection inspection, MetricCatalog catalog, OptionWords words) {
    Path file = output;
    if (file == null || OutputFile.isStdout(file)) {
      Terminal terminal = Terminal.ofOut(invocation.out());
      terminal.print(InspectionDocument.of(inspection, words));
      if (terminal.isTerminal() && inspection.look() != null) {
        terminal.written(
            "\n"
                + InspectionText.of(
                    inspection.look(), Integer.getInteger(WIDTH_PROPERTY, USUAL_WIDTH)));
      }
      return;
    }
    try {
      var sound = new HtmlReport.Sound(1, SoundOptions.USUAL_SIZE, null);
      var report = new HtmlReport(GatePolicy.defaults(), catalog, sound);
      OutputFile.write(file, report.of(inspection, words), invocation.out());
    } catch (PolicyException e) {
      throw invocation.usage(e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    }
  }
}
