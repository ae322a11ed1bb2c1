package sqe.scoring.loss;

/** What was asked of a loss cannot be: there is no such loss, or something is not said. */
public final class LossRequestException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /** What would help. */
  public enum Help {
    /** The names of all losses. */
    LIST_LOSSES,
    /** Scoring: the name is a metric's that has no gradient. */
    SCORE,
    /** The sample rate of arrays that do not carry one. */
    SAMPLE_RATE
  }

  private final Help help;

  LossRequestException(String message, Help help) {
    super(message);
    this.help = help;
  }

  /** What would help. */
  public Help help() {
    return help;
  }
}
