package sqe.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Verbosity of commands that say nothing but errors on stderr, asked or not. */
@Command // a mixin of mixins needs it
final class ErrorsOnly {

  @SuppressWarnings("UnusedVariable") // there is nothing that it could silence
  @Mixin
  private Quiet quiet = new Quiet();

  @SuppressWarnings("UnusedVariable") // read where errors are printed
  @Mixin
  private ErrorTrace errorTrace = new ErrorTrace();
}
