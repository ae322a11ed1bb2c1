package sqe.scoring;

/** A word that names neither a metric nor a family. */
public final class UnknownMetricException extends Exception {

  private static final long serialVersionUID = 1L;

  /** The unknown word and the nearest known one. */
  public UnknownMetricException(String word, String nearest) {
    super("unknown metric '%s': did you mean '%s'?".formatted(word, nearest));
  }
}
