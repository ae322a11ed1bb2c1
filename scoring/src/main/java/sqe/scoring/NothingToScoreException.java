package sqe.scoring;

/** There is nothing to score or to audit: no pairs, no files, a folder that cannot be read. */
public final class NothingToScoreException extends Exception {

  private static final long serialVersionUID = 1L;

  /** One line that says what is wrong, where, and what to do. */
  public NothingToScoreException(String message) {
    super(message);
  }
}
