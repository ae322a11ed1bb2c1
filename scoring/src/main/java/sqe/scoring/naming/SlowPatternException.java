package sqe.scoring.naming;

/** A regular expression of the user's looks at a name again and again; the message names both. */
public final class SlowPatternException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SlowPatternException(String message) {
    super(message);
  }
}
