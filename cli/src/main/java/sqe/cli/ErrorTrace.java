package sqe.cli;

import picocli.CommandLine.Option;

/** Verbosity of commands that have nothing more to say unless they fail. */
public final class ErrorTrace {

  @SuppressWarnings("UnusedVariable") // Verbosity.of reads it
  @Option(
      names = {"-v", "--verbose"},
      description = "Say where in the program an error arose.")
  private boolean verbose;

  /** An option that picocli fills. */
  public ErrorTrace() {}
}
