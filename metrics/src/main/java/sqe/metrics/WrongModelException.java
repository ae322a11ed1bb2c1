package sqe.metrics;

/** A model that the user named is not known, cannot be read, or does not say what it must. */
public final class WrongModelException extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A model that is no use.
   *
   * @param message which model, what is wrong with it, and what to do
   */
  public WrongModelException(String message) {
    super(message);
  }

  /**
   * A model that is no use, because of what went wrong before.
   *
   * @param message which model, what is wrong with it, and what to do
   */
  public WrongModelException(String message, Throwable cause) {
    super(message, cause);
  }
}
