package sqe.cli;

import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** How much a command says on stderr. */
final class Verbosity {

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing on stderr but errors.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Say more: signatures, and where in the program an error arose.")
  private boolean verbose;

  boolean isQuiet() {
    return quiet;
  }

  boolean isVerbose() {
    return verbose;
  }

  /** The verbosity of the command that was run. */
  static Verbosity of(ParseResult result) {
    ParseResult command = result;
    while (command.hasSubcommand()) {
      command = command.subcommand();
    }
    Verbosity verbosity = new Verbosity();
    verbosity.verbose = command.hasMatchedOption("--verbose");
    verbosity.quiet = command.hasMatchedOption("--quiet");
    return verbosity;
  }
}
