package sqe.table;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Two tables cannot be compared, or one cannot be read: no verdict is possible. */
public final class NotComparableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable TableRemedy remedy;

  /** One line that says what is wrong, where, and what to do. */
  public NotComparableException(String message) {
    this(message, null);
  }

  /** One line that says what is wrong and where, and what would help. */
  public NotComparableException(String message, @Nullable TableRemedy remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What would help, where the message does not say it. */
  public Optional<TableRemedy> remedy() {
    return Optional.ofNullable(remedy);
  }
}
