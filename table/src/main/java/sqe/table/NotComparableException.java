package sqe.table;

/** Two tables cannot be compared, or one cannot be read: no verdict is possible. */
public final class NotComparableException extends Exception {

  private static final long serialVersionUID = 1L;

  /** One line that says what is wrong, where, and what to do. */
  public NotComparableException(String message) {
    super(message);
  }
}
