package sqe.judge.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.table.NotInTableException;
import sqe.table.TableRemedy;

/** What was asked of a gate makes no sense: an unknown key, metric or column, a wrong value. */
public final class PolicyException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable TableRemedy remedy;

  /** One line that says what is wrong, where, and what to do. */
  public PolicyException(String message) {
    this(message, null);
  }

  /** One line that says what is wrong and where, and what would help. */
  public PolicyException(String message, @Nullable TableRemedy remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What would help, where the message does not say it. */
  public Optional<TableRemedy> remedy() {
    return Optional.ofNullable(remedy);
  }

  /** What was asked for is not in a table. */
  public PolicyException(NotInTableException missing) {
    super(missing.getMessage(), missing);
    this.remedy = null;
  }
}
