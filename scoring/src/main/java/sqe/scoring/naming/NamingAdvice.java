package sqe.scoring.naming;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What was seen of names, and what would help.
 *
 * @param words a clause that says what was seen
 * @param remedy what was tried and joins them; null where nothing does
 */
public record NamingAdvice(String words, @Nullable NamingRemedy remedy) {

  /** What would join the names, where something does. */
  public Optional<NamingRemedy> help() {
    return Optional.ofNullable(remedy);
  }
}
