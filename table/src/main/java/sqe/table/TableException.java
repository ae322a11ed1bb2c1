package sqe.table;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table is not what is needed: a manifest, scores, a lock or what stands beside them cannot be
 * read. The message is one line that names the file and, where it is known, the line.
 */
public class TableException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable TableRemedy remedy;

  /** One line that says what is wrong, where, and what to do. */
  public TableException(String message) {
    this(message, (TableRemedy) null);
  }

  /** One line that says what is wrong and where, and what would help. */
  public TableException(String message, @Nullable TableRemedy remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** One line that says what is wrong, where, and what to do; and the failure behind it. */
  public TableException(String message, Throwable cause) {
    super(message, cause);
    this.remedy = null;
  }

  /**
   * What is wrong in a line.
   *
   * @param source the file
   * @param line counted from 1
   * @param what is wrong, and what to do
   */
  static TableException at(String source, int line, String what) {
    return new TableException("%s, line %s: %s".formatted(source, line, what));
  }

  /** What would help, where the message does not say it. */
  public Optional<TableRemedy> remedy() {
    return Optional.ofNullable(remedy);
  }
}
