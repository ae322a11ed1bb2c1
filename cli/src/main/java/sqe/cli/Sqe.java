package sqe.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.codegen.docgen.manpage.ManPageGenerator;
import sqe.report.document.Wrapping;
import sqe.scoring.naming.SlowPatternException;

/** The {@code sqe} command; its work is done by the subcommands. */
@Command(
    name = "sqe",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = "Speech quality evaluation: scores, regression gates and data-set audits.",
    subcommands = {
      ScoreCommand.class,
      PairsCommand.class,
      AuditCommand.class,
      MetricsCommand.class,
      GateCommand.class,
      CompareCommand.class,
      ReportCommand.class,
      InspectCommand.class,
      PlanCommand.class,
      LossCommand.class,
      IdentifyCommand.class,
      HistoryCommand.class,
      SelftestCommand.class,
      ServeCommand.class,
      HelpCommand.class,
      AutoComplete.GenerateCompletion.class,
      ManPageGenerator.class
    },
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done; 1 something could not be scored or a check failed; 2 usage;",
      "3 nothing could be done; 4 inconclusive gate; 130 interrupted; 141 nobody reads",
      "stdout.",
      "",
      "Examples:",
      "  sqe score clean/ enhanced/ -o scores.csv",
      "  sqe metrics si_sdr",
      "  sqe gate scores.csv --baseline baseline.lock --metric si_sdr:0.2",
      "  sqe loss si_sdr enhanced.wav clean.wav --gradient gradient.npy"
    })
public final class Sqe {

  private final OutputStream results;

  private Sqe(OutputStream results) {
    this.results = results;
  }

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    Locale.setDefault(Locale.ROOT);
    UserStderr.restore();
    // stdout carries results only; what a library prints, such as jFLAC of rare residuals, is for
    // nobody
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
    System.exit(run(arguments));
  }

  /** Runs a command in this process and returns its exit code. */
  public static int run(String... arguments) {
    OutputStream results = StandardOutput.stream();
    PrintWriter out = new PrintWriter(results, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = executed(commandLine(results, out, err), Terminal.ofErr(err), arguments);
    if (!out.checkError()) {
      return code;
    }
    boolean readerGone = StandardOutput.isPipe();
    if (!readerGone) {
      Terminal.ofErr(err).error("cannot write stdout: what was printed is cut or lost");
    }
    int lost = readerGone ? ExitCode.READER_GONE : ExitCode.NOTHING_DONE;
    return code == ExitCode.DONE ? lost : code;
  }

  /**
   * Runs a command of another program in this process, with the manners of {@code sqe}: the words
   * for wrong usage, one line for a failure, help that fits a terminal.
   *
   * @param command a picocli command; a {@link CommandFailure} that it throws ends it
   * @return its exit code
   */
  public static int runOther(Callable<Integer> command, String... arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    CommandLine line = mannered(new CommandLine(command), out, err);
    return executed(line, Terminal.ofErr(err), arguments);
  }

  /** What is no exception passes by the handlers of a command line; it must not end in a trace. */
  static int executed(CommandLine line, Terminal terminal, String... arguments) {
    try {
      return line.execute(arguments);
    } catch (RuntimeException | Error e) {
      boolean verbose = !Collections.disjoint(List.of(arguments), List.of("-v", "--verbose"));
      if (verbose) {
        terminal.trace(e);
      }
      terminal.error(Unforeseen.message(e, verbose));
    }
    return ExitCode.NOTHING_DONE;
  }

  static CommandLine commandLine(PrintWriter out, PrintWriter err) {
    return commandLine(StandardOutput.stream(), out, err);
  }

  /**
   * The command line.
   *
   * @param results where tables and tensors for stdout go
   * @param out where text for stdout goes
   */
  static CommandLine commandLine(OutputStream results, PrintWriter out, PrintWriter err) {
    return mannered(new CommandLine(new Sqe(results)), out, err);
  }

  private static CommandLine mannered(CommandLine line, PrintWriter out, PrintWriter err) {
    Terminal terminal = Terminal.ofErr(err);
    addVersion(line);
    line.setOut(out);
    line.setErr(err);
    OfferedWords.addTo(line);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.registerConverter(Path.class, BaselineChoice::path);
    line.setUsageHelpWidth(Wrapping.WIDTH);
    line.setColorScheme(
        CommandLine.Help.defaultColorScheme(
            terminal.isTerminal() ? CommandLine.Help.Ansi.AUTO : CommandLine.Help.Ansi.OFF));
    line.setExecutionStrategy(Sqe::checkedCall);
    line.setParameterExceptionHandler((e, unused) -> wrongUsage(e, terminal));
    line.setExecutionExceptionHandler((e, command, result) -> failed(e, terminal, result));
    return line;
  }

  private static void addVersion(CommandLine line) {
    for (CommandLine command : line.getSubcommands().values()) {
      if (command.getCommandSpec().versionProvider() == null) {
        command.getCommandSpec().versionProvider(new Version());
      }
      addVersion(command);
    }
  }

  /** Where tables and tensors for stdout go. */
  OutputStream results() {
    return results;
  }

  /** What is wrong with a call whatever its command does is told before that does anything. */
  private static int checkedCall(CommandLine.ParseResult result) {
    List<CommandLine> called = result.asCommandLineList();
    CommandLine command = called.get(called.size() - 1);
    CommandLine.ParseResult call = command.getParseResult();
    if (!call.isUsageHelpRequested() && !call.isVersionHelpRequested()) {
      ListAlone.mistake(call)
          .ifPresent(
              message -> {
                throw new ParameterException(command, message);
              });
      OutputPlaces.mistake(call)
          .ifPresent(
              message -> {
                var failure = new CommandFailure(ExitCode.NOTHING_DONE, message);
                throw new CommandLine.ExecutionException(command, message, failure);
              });
    }
    return new CommandLine.RunLast().execute(result);
  }

  private static int wrongUsage(ParameterException e, Terminal terminal) {
    UsageMessage message = UsageMessage.of(e);
    terminal.error(message.text());
    message.meant().ifPresent(meant -> terminal.line("did you mean '" + meant + "'?"));
    terminal.line(
        "`" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help` tells more");
    return ExitCode.USAGE;
  }

  private static int failed(Exception e, Terminal terminal, CommandLine.ParseResult result) {
    boolean verbose = Verbosity.of(result).isVerbose();
    if (verbose) {
      terminal.trace(e);
    }
    if (e instanceof CommandFailure failure) {
      if (failure.exitCode() == ExitCode.READER_GONE) {
        return ExitCode.READER_GONE;
      }
      terminal.error(String.valueOf(failure.getMessage()));
      return failure.exitCode();
    }
    if (e instanceof SlowPatternException slow) {
      terminal.error(String.valueOf(slow.getMessage()));
      return ExitCode.USAGE;
    }
    terminal.error(Unforeseen.message(e, verbose));
    return ExitCode.NOTHING_DONE;
  }
}
