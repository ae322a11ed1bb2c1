package sqe.scoring;

import java.util.Optional;
import sqe.table.Excerpt;

/** A word that names neither a metric nor a family. */
public final class UnknownMetricException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean alone;

  /**
   * A word that is not known.
   *
   * @param nearest the known word that is most like it; empty where none is
   */
  public UnknownMetricException(String word, Optional<String> nearest) {
    super(
        "unknown metric '%s'".formatted(Excerpt.of(word))
            + nearest.map(": did you mean '%s'?"::formatted).orElse(""));
    alone = nearest.isEmpty();
  }

  /**
   * A word that would be known if something were installed.
   *
   * @param missing what is missing, as the end of the sentence
   */
  UnknownMetricException(String word, String missing) {
    super("unknown metric '%s': %s".formatted(Excerpt.of(word), missing));
    alone = true;
  }

  /** Whether no known word is like it, so that the message names none. */
  public boolean nothingSimilar() {
    return alone;
  }
}
