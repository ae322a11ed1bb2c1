package sqe.scoring;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sqe.scoring.naming.NamingRemedy;

/** There is nothing to score or to audit: no pairs, no files, a folder that cannot be read. */
public final class NothingToScoreException extends Exception {

  private static final long serialVersionUID = 1L;

  private final transient @Nullable NamingRemedy remedy;

  /** One line that says what is wrong, where, and what to do. */
  public NothingToScoreException(String message) {
    this(message, null);
  }

  /**
   * Names that differ.
   *
   * @param remedy what joins them, in no words yet; or null
   */
  NothingToScoreException(String message, @Nullable NamingRemedy remedy) {
    super(message);
    this.remedy = remedy;
  }

  /** What would pair the files, where something would. */
  public Optional<NamingRemedy> remedy() {
    return Optional.ofNullable(remedy);
  }
}
