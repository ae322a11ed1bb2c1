package sqe.table;

/**
 * Nothing can be done at all: no pairs, an unreadable manifest, an output that cannot be written.
 */
public final class NothingToScoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /** One line that says what is wrong, where, and what to do. */
  public NothingToScoreException(String message) {
    super(message);
  }
}
