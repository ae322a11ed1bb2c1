package sqe.table;

/** What was asked of a gate makes no sense: an unknown key, metric or column, a wrong value. */
public final class PolicyException extends Exception {

  private static final long serialVersionUID = 1L;

  /** One line that says what is wrong, where, and what to do. */
  public PolicyException(String message) {
    super(message);
  }
}
