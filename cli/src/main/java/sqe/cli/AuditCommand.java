package sqe.cli;

import static java.util.stream.Collectors.joining;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import sqe.audit.Audit;
import sqe.audit.AuditRequest;
import sqe.audit.AuditResult;
import sqe.audit.Suppressions;
import sqe.audit.check.AuditSettings;
import sqe.audit.check.Severity;
import sqe.report.AuditFormat;
import sqe.report.AuditOverview;
import sqe.report.HtmlReport;
import sqe.report.document.Document;
import sqe.scoring.IdList;
import sqe.scoring.NothingToScoreException;
import sqe.table.Confinement;
import sqe.table.TableException;

/** {@code sqe audit}: finds what makes scores lie, before anybody scores. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Look for defects in a data set: files, levels, pairs, splits, score tables.",
    footer = {
      "",
      "Exit code 1 when something at or above --fail-on was found.",
      "",
      "Examples:",
      "  sqe audit clean/",
      "  sqe audit clean/ --pair-with enhanced/ -o report.json",
      "  sqe audit clean/ --profile pesq --set active-level.low=-30 --fail-on warning",
      "  sqe audit --scores scores.csv",
      "  sqe audit --list"
    })
final class AuditCommand implements Callable<Integer> {

  /** Findings of a check that are printed, unless all are asked for. */
  private static final int SHOWN = 3;

  @Mixin private Invocation invocation = new Invocation();

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description =
          "The set, or its clean side; a single file will do. Folders called clean and noisy side by"
              + " side are taken for pairs.")
  private @Nullable Path folder;

  @Option(
      names = "--pair-with",
      paramLabel = "DIR",
      description = "The noisy or processed side: same relative paths without extension.")
  private @Nullable Path pairWith;

  @Mixin private NamingOptions names = new NamingOptions();

  @Option(
      names = "--manifest",
      paramLabel = "FILE",
      description =
          "CSV or JSON lines about the files: id or file (or reference and estimate), and any of"
              + " duration, sample_rate, speaker, gender, text, split, condition, noise_file, snr,"
              + " level.")
  private @Nullable Path manifest;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Look at no file that a manifest names outside this folder.")
  private @Nullable Path root;

  @Mixin private AuditLimits limits = new AuditLimits();

  @Option(
      names = "--scores",
      paramLabel = "TABLE",
      description = "A table of scores, from this or any other tool, to look at too.")
  private @Nullable Path scores;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description =
          "Write the report as .csv, .json or .md. -: to stdout, and the text to stderr; needs"
              + " --format.")
  private @Nullable Path output;

  @Option(
      names = "--format",
      paramLabel = "csv|json|markdown",
      description = "Default: by the output's extension.")
  private @Nullable AuditFormat format;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the report as a page of HTML, too.")
  private @Nullable Path page;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|never",
      description = "What makes the exit code 1 (default: ${DEFAULT-VALUE}).")
  private FailOn failOn = FailOn.ERROR;

  @Option(
      names = "--suppress",
      paramLabel = "FILE",
      description = "YAML list of findings answered for: check, file, reason, expires.")
  private @Nullable Path suppress;

  @Option(names = "--exclude", paramLabel = "FILE", description = "Ids not to look at, one a line.")
  private @Nullable Path exclude;

  @Option(
      names = "--drop-list",
      paramLabel = "FILE",
      description = "Write the ids to leave out, one a line, for --exclude of sqe score.")
  private @Nullable Path dropList;

  @Option(names = "--keep-list", paramLabel = "FILE", description = "Write all other ids.")
  private @Nullable Path keepList;

  @Option(names = "--list", description = "Print all checks with their limits, and do nothing.")
  private boolean list;

  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Threads (default: all cores).")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(names = "--no-progress", description = "No progress bar.")
  private boolean noProgress;

  @Mixin private Verbosity verbosity = new Verbosity();

  /** What makes an audit fail. */
  enum FailOn {
    ERROR,
    WARNING,
    NEVER
  }

  @Override
  public Integer call() {
    AuditSettings chosen = limits.settings();
    if (list) {
      invocation.print(CheckList.of(chosen));
      return ExitCode.DONE;
    }
    AuditFormat reportFormat = requireUsage();
    Terminal terminal = invocation.terminal();
    try {
      AuditResult result = result(chosen, terminal);
      if (!verbosity.isQuiet()) {
        result.notes().forEach(terminal::note);
      }
      if (output != null && reportFormat != null) {
        OutputFile.write(output, reportFormat.write(result), invocation.out());
      }
      if (page != null) {
        OutputFile.write(page, HtmlReport.of(result), invocation.out());
      }
      write(dropList, result.work().dropped());
      write(keepList, result.work().kept());
      invocation
          .people(outputs(), verbosity.isQuiet())
          .ifPresent(people -> people.print(overview(result)));
      return exitCode(result);
    } catch (NothingToScoreException e) {
      throw new CommandFailure(ExitCode.NOTHING_DONE, names.message(e), e);
    } catch (TableException e) {
      throw CommandFailure.nothingDone(e);
    } catch (InterruptedException e) {
      throw new CommandFailure(ExitCode.INTERRUPTED, "interrupted", e);
    }
  }

  private void write(@Nullable Path file, List<String> ids) {
    if (file != null) {
      OutputFile.write(
          file, ids.stream().map(id -> id + "\n").collect(joining()), invocation.out());
    }
  }

  private List<OutputFile.Wanted> outputs() {
    return List.of(
        new OutputFile.Wanted("--output", output),
        new OutputFile.Wanted("--report", page),
        new OutputFile.Wanted("--drop-list", dropList),
        new OutputFile.Wanted("--keep-list", keepList));
  }

  private @Nullable AuditFormat requireUsage() {
    if (jobs < 1) {
      throw invocation.usage("--jobs is at least 1");
    }
    if (folder == null && manifest == null && scores == null) {
      throw invocation.usage("give a folder, --manifest FILE or --scores TABLE");
    }
    if (root != null && (manifest == null || folder != null)) {
      throw invocation.usage(
          "--root is of a manifest that names the files: DIR holds what it holds");
    }
    invocation.refuse(names.mistake(1));
    if (names.ofMixtures()) {
      throw invocation.usage(
          "an audit has no --noisy: --estimate-name is of the files of --pair-with");
    }
    if (names.given() && pairWith == null) {
      throw invocation.usage("names are read to pair files: give --pair-with DIR");
    }
    if (pairWith != null && folder == null) {
      throw invocation.usage("--pair-with needs the clean folder too");
    }
    invocation.refuse(OutputFile.mistake(outputs()));
    invocation.refuse(
        OutputFile.overwriting(
            outputs(), Arrays.asList(folder, manifest, scores, suppress, exclude)));
    if (format != null && output == null) {
      throw invocation.usage("--format needs --output FILE: it is of the report there");
    }
    if (format == null && output != null && OutputFile.isStdout(output)) {
      throw invocation.usage("--format csv|json|markdown says what a report on stdout is");
    }
    try {
      return output == null || format != null ? format : AuditFormat.of(output.toString());
    } catch (IllegalArgumentException e) {
      throw invocation.usage(e);
    }
  }

  private AuditResult result(AuditSettings settings, Terminal terminal)
      throws NothingToScoreException, TableException, InterruptedException {
    Suppressions answered =
        suppress == null ? null : Suppressions.read(suppress, LocalDate.now(ZoneOffset.UTC));
    var request =
        new AuditRequest(folder, pairWith, manifest, scores, settings, jobs)
            .withNaming(names.naming())
            .without(exclude == null ? IdList.none() : IdList.read(exclude));
    Confinement confinement = RootFolder.of(root);
    boolean show = terminal.isTerminal() && !noProgress && !verbosity.isQuiet();
    try (var progress = new AuditProgress(show)) {
      AuditResult result =
          Audit.run(confinement == null ? request : request.within(confinement), progress);
      if (answered == null) {
        return result;
      }
      answered.warnings().forEach(terminal::warning);
      return answered.apply(result);
    }
  }

  private Document overview(AuditResult result) {
    return verbosity.isVerbose()
        ? AuditOverview.of(result, Integer.MAX_VALUE, "")
        : AuditOverview.of(result, SHOWN, "-v shows all");
  }

  private int exitCode(AuditResult result) {
    long counted =
        switch (failOn) {
          case ERROR -> result.count(Severity.ERROR);
          case WARNING -> result.count(Severity.ERROR) + result.count(Severity.WARNING);
          case NEVER -> 0;
        };
    return counted > 0 ? ExitCode.INCOMPLETE : ExitCode.DONE;
  }
}
