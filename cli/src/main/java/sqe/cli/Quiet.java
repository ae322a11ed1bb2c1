package sqe.cli;

import picocli.CommandLine.Option;

/** Whether a command keeps to itself what is no error. */
final class Quiet {

  @Option(
      names = {"-q", "--quiet"},
      description = "Say nothing on stderr but errors.")
  private boolean quiet;

  boolean isQuiet() {
    return quiet;
  }
}
