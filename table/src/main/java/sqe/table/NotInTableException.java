package sqe.table;

/** A column or a value was asked for that a table does not have; the message says what it has. */
public final class NotInTableException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** One line that says what is missing, where, and what there is. */
  public NotInTableException(String message) {
    super(message);
  }
}
