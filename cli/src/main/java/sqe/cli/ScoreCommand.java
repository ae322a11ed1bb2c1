package sqe.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.metrics.Metric;
import sqe.metrics.MetricCatalog;
import sqe.metrics.MetricInfo;
import sqe.scoring.MetricSelection;
import sqe.scoring.PairInspector;
import sqe.scoring.ScoreRun;
import sqe.scoring.Scorer;
import sqe.scoring.ScoringOptions;
import sqe.scoring.ScoringRate;
import sqe.scoring.TableFile;
import sqe.scoring.UnknownMetricException;
import sqe.scoring.diagnosis.DiagnosisColumns;
import sqe.table.Pair;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.TableFormat;

/** {@code sqe score}: scores pairs of files into a table. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Score pairs of clean and enhanced files, one row a pair and channel.",
    footer = {
      "",
      "Pairs have the same relative path without extension. Several ESTIMATE folders are several",
      "systems scored against one reference. Metrics: ids, families or 'all' (see `sqe metrics`).",
      "",
      "Examples:",
      "  sqe score clean/ enhanced/ -o scores.csv",
      "  sqe score clean/ rnnoise/ dtln/ --noisy noisy/ --delta -m si_sdr,stoi -o scores.csv",
      "  sqe score --manifest pairs.csv -m all --resample 16000 -o scores.csv --resume"
    })
final class ScoreCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Mixin private ScoreInput input = new ScoreInput();

  @Option(
      names = {"-m", "--metrics"},
      split = ",",
      paramLabel = "LIST",
      description = "Comma-separated ids, families or 'all'.")
  private @Nullable List<String> metrics;

  @Option(
      names = "--delta",
      description = "Add <metric>_delta columns: the estimate's score minus the mixture's.")
  private boolean delta;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Where the table goes (default, and -: stdout); FILE.meta.json is written beside it.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "csv|jsonl",
      description = "Default: by the output's extension, else csv.")
  private @Nullable TableFormat format;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Threads (default: all cores). The table does not depend on it.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--resume",
      description = "Keep the rows that an earlier run wrote with the same signatures.")
  private boolean resume;

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Option(
      names = "--diagnose",
      description =
          "Add delay, drift, polarity, gain, DC, swapped and wrong pair, and each score once"
              + " corrected.")
  private boolean diagnose;

  @Option(names = "--fail-fast", description = "Stop at the first row that is not wholly scored.")
  private boolean failFast;

  @Option(names = "--no-progress", description = "No progress bar.")
  private boolean noProgress;

  @Mixin private Verbosity verbosity = new Verbosity();

  @Override
  public Integer call() {
    Terminal terminal = invocation.terminal();
    requireUsage();
    ScoringOptions options = policies.options();
    List<Pair> pairs = input.pairs(verbosity.isQuiet() ? warning -> {} : terminal::warning);
    List<Metric> chosen = chooseMetrics(pairs, options);
    PairInspector inspector = diagnose ? new DiagnosisColumns(chosen) : PairInspector.NONE;
    Scorer scorer = new Scorer(chosen);
    ScoreColumns columns =
        new ScoreColumns(carried(pairs), scorer.ids(), delta, inspector.columns());
    requireDistinct(columns);
    ScoreRun run =
        new ScoreRun(pairs, scorer, options, columns, inspector, tableFormat(), jobs, failFast);
    long start = System.nanoTime();
    try (Interruption interruption = Interruption.watch()) {
      ScoreRun.Outcome outcome = run(run, interruption, terminal);
      if (!verbosity.isQuiet()) {
        report(outcome, run, start, terminal);
      }
      return exitCode(outcome, terminal);
    }
  }

  private void requireUsage() {
    if (jobs < 1) {
      throw invocation.usage("--jobs is at least 1");
    }
    if (resume && (output == null || OutputFile.isStream(output))) {
      throw invocation.usage("--resume needs --output FILE: rows are kept in the file");
    }
    if (delta && !input.mayHaveMixtures()) {
      throw invocation.usage("--delta needs the mixtures: give --noisy DIR");
    }
    invocation.refuse(
        input
            .mistake()
            .or(
                () ->
                    OutputFile.overwriting(
                        List.of(new OutputFile.Wanted("--output", output)), input.files())));
  }

  private List<Metric> chooseMetrics(List<Pair> pairs, ScoringOptions options) {
    EnumSet<MetricInfo.Need> met = EnumSet.of(MetricInfo.Need.REFERENCE);
    if (pairs.stream().anyMatch(pair -> pair.noisy() != null)) {
      met.add(MetricInfo.Need.MIXTURE);
    }
    if (options.channels() instanceof ScoringOptions.Channels.SeparatedSources) {
      met.add(MetricInfo.Need.SOURCES);
    }
    MetricSelection selection = new MetricSelection(MetricCatalog.load(), met);
    if (metrics == null) {
      return selection.byDefault(ScoringRate.of(pairs, options));
    }
    if (metrics.isEmpty()) {
      throw invocation.usage("--metrics names no metric: leave it out for the usual ones");
    }
    try {
      return selection.choose(metrics.stream().map(String::strip).toList());
    } catch (UnknownMetricException e) {
      throw invocation.usage(e);
    }
  }

  /** A column of the manifest may have a metric's name only where that metric is not scored. */
  private static void requireDistinct(ScoreColumns columns) {
    Set<String> seen = new HashSet<>();
    for (String name : columns.all()) {
      if (!seen.add(name)) {
        throw new CommandFailure(
            ExitCode.NOTHING_DONE,
            "the manifest's column '%s' is also a column of the score table: rename it"
                .formatted(name));
      }
    }
  }

  private static List<String> carried(List<Pair> pairs) {
    LinkedHashSet<String> names = new LinkedHashSet<>();
    pairs.forEach(pair -> names.addAll(pair.columns().keySet()));
    return new ArrayList<>(names);
  }

  private TableFormat tableFormat() {
    if (format != null) {
      return format;
    }
    return output == null ? TableFormat.CSV : TableFormat.of(output);
  }

  private ScoreRun.Outcome run(ScoreRun run, Interruption interruption, Terminal terminal) {
    boolean toStdout = output == null || OutputFile.isStdout(output);
    boolean show = terminal.isTerminal() && !noProgress && !verbosity.isQuiet() && !toStdout;
    try (ScoreProgress progress =
        new ScoreProgress(
            run.pairs().size(), show, verbosity.isVerbose(), terminal, interruption::isRequested)) {
      if (output == null || OutputFile.isStream(output)) {
        try (OutputStream stream = new BufferedOutputStream(OutputFile.stream(output))) {
          return run.toStream(stream, progress);
        }
      }
      warnOfUnfinished(output, terminal);
      return run.toFile(output, metadata(run), resume, progress);
    } catch (IOException e) {
      throw OutputFile.cannotWrite(output, e);
    }
  }

  private void warnOfUnfinished(Path table, Terminal terminal) {
    if (!resume && !verbosity.isQuiet() && Files.exists(TableFile.partOf(table))) {
      terminal.warning(
          TableFile.partOf(table)
              + " holds rows of an interrupted run and is replaced; --resume would have kept them");
    }
  }

  private RunMetadata metadata(ScoreRun run) {
    Map<String, String> named = new LinkedHashMap<>();
    run.options().signatureParts().forEach(part -> named.put(part.getKey(), part.getValue()));
    named.put("noisy", input.noisy());
    Map<String, String> signatures = new LinkedHashMap<>();
    for (MetricInfo info : run.scorer().infos()) {
      signatures.put(info.id(), info.signature(run.options().signatureParts()));
    }
    List<String> typed = new ArrayList<>(List.of("sqe"));
    typed.addAll(invocation.arguments());
    return new RunMetadata(Version.number(), typed, Instant.now(), null, named, signatures, null);
  }

  private void report(ScoreRun.Outcome outcome, ScoreRun run, long start, Terminal terminal) {
    if (verbosity.isVerbose()) {
      run.scorer()
          .infos()
          .forEach(info -> terminal.line(info.signature(run.options().signatureParts())));
    }
    new SummaryPrinter(terminal).print(outcome.summary());
    terminal.line("");
    terminal.line(
        String.format(
            Locale.ROOT,
            "%d rows, %d of them failed and %d partial, in %.1f s",
            outcome.summary().rows(),
            outcome.summary().failed(),
            outcome.summary().partial(),
            (System.nanoTime() - start) / 1e9));
  }

  private int exitCode(ScoreRun.Outcome outcome, Terminal terminal) {
    String goOn =
        output == null || OutputFile.isStream(output)
            ? ""
            : "; finished rows are kept, --resume goes on";
    return switch (outcome.ending()) {
      case CANCELLED -> {
        terminal.error("interrupted" + goOn);
        yield ExitCode.INTERRUPTED;
      }
      case STOPPED_AT_FAILURE -> {
        terminal.error("stopped at the first row that is not wholly scored" + goOn);
        yield ExitCode.INCOMPLETE;
      }
      case COMPLETE ->
          outcome.summary().failed() + outcome.summary().partial() > 0
              ? ExitCode.INCOMPLETE
              : ExitCode.DONE;
    };
  }
}
