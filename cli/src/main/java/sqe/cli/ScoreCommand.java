package sqe.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.PolicyException;
import sqe.metrics.MetricInfo;
import sqe.report.HtmlReport;
import sqe.report.SummaryDocument;
import sqe.scoring.MetricSelection;
import sqe.scoring.PairScorer;
import sqe.scoring.RecordingSource;
import sqe.scoring.RowSink;
import sqe.scoring.ScoreRun;
import sqe.scoring.ScoringOptions;
import sqe.table.ForeignMetadataException;
import sqe.table.Pair;
import sqe.table.ScoreTableReader;
import sqe.table.TableException;

/** {@code sqe score}: scores pairs of files into a table. */
@Command(
    name = "score",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Score pairs of clean and enhanced files, one row a pair and channel.",
    footer = {
      "",
      "Pairs have the same relative path without extension. Several ESTIMATE folders",
      "are several systems scored against one reference. Metrics: ids, families or",
      "'all' (see `sqe metrics`).",
      "A folder laid out as VoiceBank-DEMAND, DNS, EARS, URGENT, LibriMix or WHAM is known, alone or"
          + " as REFERENCE.",
      "A list of files (.scp: a name and a path in each line) may stand for a folder.",
      "",
      "Examples:",
      "  sqe score clean/ enhanced/ -o scores.csv",
      "  sqe score clean/ rnnoise/ dtln/ -n noisy/ --delta -m si_sdr,stoi -o scores.csv",
      "  sqe score --manifest pairs.csv -m all --resample 16000 -o scores.csv --resume"
    })
final class ScoreCommand implements Callable<Integer> {

  @Mixin private Invocation invocation = new Invocation();

  @Mixin private ScoreInput input = new ScoreInput();

  @Mixin private MetricOptions metrics = new MetricOptions();

  @Option(
      names = "--delta",
      description = "Add <metric>_delta columns: the estimate's score minus the mixture's.")
  private boolean delta;

  @Mixin private TableOptions table = new TableOptions();

  @Mixin private PageOptions page = new PageOptions();

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Threads (default: all cores). The table does not depend on it.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Mixin private PolicyOptions policies = new PolicyOptions();

  @Mixin private TextOptions texts = new TextOptions();

  @Mixin private SegmentOptions segments = new SegmentOptions();

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
    List<Pair> pairs = input.pairs(terminal, verbosity.isQuiet());
    requireOtherFiles(pairs);
    if (delta && pairs.stream().allMatch(pair -> pair.noisy() == null)) {
      throw invocation.usage("--delta needs the mixtures: give --noisy DIR");
    }
    PairScorer scorer = scorer(pairs);
    long start = System.nanoTime();
    try (Interruption interruption = Interruption.watch()) {
      ScoreRun.Outcome outcome = run(scorer, pairs, interruption);
      if (!verbosity.isQuiet()) {
        report(outcome, scorer, start, terminal);
      }
      if (outcome.ending() == ScoreRun.Ending.COMPLETE) {
        writePage();
      }
      return exitCode(outcome, terminal);
    }
  }

  private ScoreRun.Outcome run(PairScorer scorer, List<Pair> pairs, Interruption interruption) {
    Terminal terminal = invocation.terminal();
    try (ScoreProgress progress = progress(pairs.size(), interruption, terminal);
        RowSink sink = table.open(scorer, input.noisy(), invocation, verbosity.isQuiet())) {
      return new ScoreRun(scorer, jobs, failFast).into(sink, pairs, progress);
    } catch (ForeignMetadataException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, e.getMessage() + " without --resume", e);
    } catch (IOException e) {
      throw OutputFile.cannotWrite(table.file(), e);
    }
  }

  private void requireUsage() {
    if (jobs < 1) {
      throw invocation.usage("--jobs is at least 1");
    }
    invocation.refuse(table.mistake());
    if (page.file() != null && table.isStreamed()) {
      throw invocation.usage("--report needs --output FILE: the page is made of that table");
    }
    if (input.isWithoutReference() && metrics.areUsual()) {
      throw invocation.usage(ScoreInput.INCOMPLETE);
    }
    ScorerChoice choice = choice();
    invocation.refuse(
        input
            .mistake()
            .or(page::mistake)
            .or(choice::besideProfile)
            .or(() -> OutputFile.mistake(outputs()))
            .or(choice::ofSegments)
            .or(() -> OutputFile.overwriting(outputs(), input.files())));
  }

  private List<OutputFile.Wanted> outputs() {
    return List.of(table.wanted(), page.wanted());
  }

  /** The table must not replace a recording that stands in one of the folders. */
  private void requireOtherFiles(List<Pair> pairs) {
    if (outputs().stream().anyMatch(ScoreCommand::exists)) {
      List<@Nullable Path> read = new ArrayList<>();
      for (Pair pair : pairs) {
        read.add(pair.reference());
        read.add(pair.estimate());
        read.add(pair.noisy());
      }
      invocation.refuse(OutputFile.overwriting(outputs(), read));
    }
  }

  private static boolean exists(OutputFile.Wanted wanted) {
    Path file = wanted.file();
    return file != null && Files.isRegularFile(file);
  }

  /** The page is made of the table as anybody reads it. */
  private void writePage() {
    Path file = page.file();
    Path scores = table.file();
    if (file == null || scores == null) {
      return;
    }
    try {
      var html =
          new HtmlReport(
              GatePolicy.defaults(), metrics.catalog(), page.sound(scores, input.root()));
      OutputFile.write(file, html.of(List.of(ScoreTableReader.read(scores))), invocation.out());
    } catch (TableException | PolicyException e) {
      throw new CommandFailure(
          ExitCode.NOTHING_DONE, "no page was written: " + TableAdvice.message(e), e);
    }
  }

  private ScorerChoice choice() {
    return new ScorerChoice(
        metrics, policies, texts.normaliser(), segments, delta, diagnose, invocation);
  }

  private PairScorer scorer(List<Pair> pairs) {
    ScorerChoice choice = choice();
    List<MetricInfo> chosen = choice.metrics(pairs, RecordingSource.FILES, verbosity.isQuiet());
    requireReference(chosen, pairs);
    return choice.scorer(chosen, pairs, !table.isStreamed());
  }

  /** Without any reference, every row would lack the scores that compare with one: said once. */
  private void requireReference(List<MetricInfo> chosen, List<Pair> pairs) {
    List<String> comparing =
        chosen.stream()
            .filter(info -> info.needs().contains(MetricInfo.Need.REFERENCE))
            .map(MetricInfo::id)
            .toList();
    if (input.isWithoutReference() && chosen.isEmpty()) {
      throw invocation.usage(
          "no metric asked for is one of estimates alone: give the reference before "
              + input.files().get(0));
    }
    if (input.isWithoutReference() && !comparing.isEmpty()) {
      throw invocation.usage(
          "%s: compared with a reference, and there is only %s: give the reference before it"
              .formatted(String.join(", ", comparing), input.files().get(0)));
    }
    if (MetricSelection.haveNoReference(pairs) && comparing.size() == chosen.size()) {
      String needing = chosen.isEmpty() ? "the metrics asked for" : String.join(", ", comparing);
      throw new CommandFailure(
          ExitCode.NOTHING_DONE,
          "no pair has a reference, which %s need: name it in the manifest's column 'reference'"
              .formatted(needing));
    }
  }

  private ScoreProgress progress(int pairs, Interruption interruption, Terminal terminal) {
    boolean show =
        terminal.isTerminal() && !noProgress && !verbosity.isQuiet() && !table.isStdout();
    return new ScoreProgress(
        pairs, show, verbosity.isVerbose(), terminal, interruption::isRequested);
  }

  private void report(ScoreRun.Outcome outcome, PairScorer scorer, long start, Terminal terminal) {
    if (verbosity.isVerbose()) {
      ScoringOptions options = scorer.spec().policies();
      scorer.infos().forEach(info -> terminal.line(info.signature(options.signatureParts())));
    }
    terminal.line("");
    terminal.print(
        SummaryDocument.of(
            outcome.summary(), (System.nanoTime() - start) / 1e9, OptionWords.of(scorer)));
  }

  /** A recording of many segments is kept once all of them are scored. */
  private String goOn(int rows) {
    boolean cut = segments.segments() != null;
    if (rows == 0) {
      return cut
          ? "; no recording was finished, so no segment is kept"
          : "; nothing was finished, and nothing is kept";
    }
    return cut
        ? "; segments of finished recordings are kept, --resume goes on"
        : "; finished rows are kept, --resume goes on";
  }

  private int exitCode(ScoreRun.Outcome outcome, Terminal terminal) {
    String goOn = table.isStreamed() ? "" : goOn(outcome.summary().rows());
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
