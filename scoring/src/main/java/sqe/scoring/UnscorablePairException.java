package sqe.scoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.metrics.Remedy;
import sqe.table.Remark;

/**
 * A pair cannot be scored by any metric: a file cannot be read, rates or lengths do not fit. The
 * message starts with the kind of reason: {@code rates differ: reference 16000 Hz, …}.
 */
public final class UnscorablePairException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable Remedy remedy;

  /** A reason without a remedy. */
  UnscorablePairException(String message) {
    this(message, null);
  }

  UnscorablePairException(String message, @Nullable Remedy remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** The message and what would help. */
  public Remark remark() {
    return new Remark(String.valueOf(getMessage()), List.of(), remedy);
  }

  /** Exceptions of this type are answers, not accidents: no stack trace is recorded. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
