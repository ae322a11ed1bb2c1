package sqe.judge.history;

import sqe.table.TableException;

/** A history cannot be read or written, or has no such run. One line says what to do. */
public final class HistoryException extends TableException {

  private static final long serialVersionUID = 1L;

  /** One line that says what is wrong, where, and what to do. */
  public HistoryException(String message) {
    super(message);
  }

  /** The same, and the failure behind it. */
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
