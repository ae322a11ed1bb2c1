package sqe.table;

/** A text is not the one JSON value it should be; the message says in which line. */
public final class NotJsonException extends Exception {

  private static final long serialVersionUID = 1L;

  NotJsonException(int line, String what) {
    super("line %s: %s".formatted(line, what));
  }
}
