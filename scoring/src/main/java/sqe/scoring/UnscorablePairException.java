package sqe.scoring;

/**
 * A pair cannot be scored by any metric: a file cannot be read, rates or lengths do not fit. The
 * message starts with the kind of reason: {@code rates differ: reference 16000 Hz, …}.
 */
final class UnscorablePairException extends Exception {

  private static final long serialVersionUID = 1L;

  UnscorablePairException(String reason, String detail) {
    super(reason + ": " + detail);
  }

  /** Exceptions of this type are answers, not accidents: no stack trace is recorded. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
