package sqe.metrics;

import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A metric has no value for this pair. The message says what is wrong and starts with the reason:
 * {@code too short: needs 0.41 s of speech, has 0.30 s}. Where something would help, {@link
 * #remedy()} says what.
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
    /** The metric compares with a reference, and the pair has none. */
    NEEDS_REFERENCE("needs a reference"),
    /** The metric needs the unprocessed mixture. */
    NEEDS_MIXTURE("needs the noisy mixture"),
    /** The metric needs several separated sources. */
    NEEDS_SOURCES("needs separated sources"),
    /** The metric compares what was said with what was heard, and that is not known. */
    NEEDS_TRANSCRIPT("needs a transcript"),
    /** A sample is NaN or infinite, or an intermediate result overflows. */
    NOT_FINITE("not finite"),
    /** No speech was found where the metric needs some. */
    NO_SPEECH("no speech found"),
    /** The model that computes it is not here, or nothing here can run it. */
    NO_MODEL("no model"),
    /** The model is here and refuses this input. */
    MODEL_FAILED("model failed");

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
  private final @Nullable Remedy remedy;

  /**
   * An undefined score.
   *
   * @param reason the kind, which starts the message
   * @param detail what was needed and what was there
   */
  public UndefinedScoreException(Reason reason, String detail) {
    this(reason, detail, null);
  }

  /**
   * An undefined score that a change of the pair, or of how it is read, would define.
   *
   * @param reason the kind, which starts the message
   * @param detail what was needed and what was there
   * @param remedy what to change, or null; not part of the message
   */
  public UndefinedScoreException(Reason reason, String detail, @Nullable Remedy remedy) {
    super(reason.label() + ": " + detail);
    this.reason = reason;
    this.remedy = remedy;
  }

  /**
   * Of a metric that does not exist at the pair's sample rate; the remedy is the highest rate at
   * which it does.
   *
   * @param rates in Hz, at least one
   * @param sampleRate of the pair, in Hz
   */
  public static UndefinedScoreException wrongRate(Set<Integer> rates, int sampleRate) {
    String listed =
        rates.stream().sorted().map(String::valueOf).collect(Collectors.joining(" and "));
    return new UndefinedScoreException(
        Reason.WRONG_RATE,
        String.format(Locale.ROOT, "exists at %s Hz, the pair has %d Hz", listed, sampleRate),
        Remedy.resample(Collections.max(rates)));
  }

  /** Why there is no score. */
  public Reason reason() {
    return reason;
  }

  /** What to change for there to be a score; empty where nothing helps. */
  public Optional<Remedy> remedy() {
    return Optional.ofNullable(remedy);
  }

  /** Exceptions of this type are answers, not accidents: no stack trace is recorded. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
