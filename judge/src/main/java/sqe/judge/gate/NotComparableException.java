package sqe.judge.gate;

import org.jspecify.annotations.Nullable;
import sqe.table.TableException;
import sqe.table.TableRemedy;

/** Two tables cannot be compared: no verdict is possible. */
public final class NotComparableException extends TableException {

  private static final long serialVersionUID = 1L;

  /** One line that says what is wrong, where, and what to do. */
  public NotComparableException(String message) {
    super(message);
  }

  /** One line that says what is wrong and where, and what would help. */
  public NotComparableException(String message, @Nullable TableRemedy remedy) {
    super(message, remedy);
  }
}
