package sqe.cli;

/** A command ends here: one line for the user, and the exit code. */
public final class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;

  CommandFailure(int exitCode, String message, Throwable cause) {
    super(message, cause);
    this.exitCode = exitCode;
  }

  CommandFailure(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
  }

  /** Nothing could be done, for a reason that one line gives: exit code 3. */
  public static CommandFailure nothingDone(String message, Throwable cause) {
    return new CommandFailure(ExitCode.NOTHING_DONE, message, cause);
  }

  /** Nothing could be done, for a reason the exception gives in one line. */
  static CommandFailure nothingDone(Exception cause) {
    return new CommandFailure(ExitCode.NOTHING_DONE, TableAdvice.message(cause), cause);
  }

  int exitCode() {
    return exitCode;
  }
}
