package sqe.cli;

/** The exit codes of all commands; scripts rely on them. */
final class ExitCode {

  /** Done, all that was asked. */
  static final int DONE = 0;

  /** Done, but something could not be scored, a gate failed or an audit found errors. */
  static final int INCOMPLETE = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** Nothing could be done: no pairs, unreadable or not comparable input, unwritable output. */
  static final int NOTHING_DONE = 3;

  /** A gate has too few data to decide, and its policy says that this fails. */
  static final int UNDECIDED = 4;

  /** Ended by an interrupt; what is finished is on disk. */
  static final int INTERRUPTED = 130;

  /** Nobody reads stdout any more; by custom 128 and the number of SIGPIPE. */
  static final int READER_GONE = 141;

  private ExitCode() {}
}
