package sqe.metrics;

/**
 * A metric has no value for this pair. The message is a phrase a user can act on and starts with
 * the reason: {@code too short: needs 0.41 s of speech, has 0.30 s}.
 */
public final class UndefinedScoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why there is no score; failures are counted by it. */
  public enum Reason {
    /** The reference has no energy, where the metric needs some. */
    SILENT_REFERENCE("reference silent"),
    /** The estimate has no energy, where the metric needs some. */
    SILENT_ESTIMATE("estimate silent"),
    /** Not enough samples, or not enough speech among them. */
    TOO_SHORT("too short"),
    /**
     * Outside what the definition provides for: longer or in more pieces, or a gradient asked for
     * where the value is infinite.
     */
    OUT_OF_DOMAIN("out of domain"),
    /** The metric does not exist at this sample rate. */
    WRONG_RATE("wrong sample rate"),
    /** The metric needs the unprocessed mixture. */
    NEEDS_MIXTURE("needs the noisy mixture"),
    /** The metric needs several separated sources. */
    NEEDS_SOURCES("needs separated sources"),
    /** A sample is NaN or infinite, or an intermediate result overflows. */
    NOT_FINITE("not finite"),
    /** No speech was found where the metric needs some. */
    NO_SPEECH("no speech found");

    private final String label;

    Reason(String label) {
      this.label = label;
    }

    /** The reason in words, as it starts a message. */
    public String label() {
      return label;
    }
  }

  private final Reason reason;

  /**
   * An undefined score.
   *
   * @param reason the kind, which starts the message
   * @param detail what was needed and what was there, or what to do
   */
  public UndefinedScoreException(Reason reason, String detail) {
    super(reason.label() + ": " + detail);
    this.reason = reason;
  }

  /** Why there is no score. */
  public Reason reason() {
    return reason;
  }

  /** Exceptions of this type are answers, not accidents: no stack trace is recorded. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
