package sqe.metrics.transcript;

/** What became of a token. */
public enum Edit {
  /** In both. */
  CORRECT('C'),
  /** Another one in its place. */
  SUBSTITUTED('S'),
  /** In the reference only. */
  DELETED('D'),
  /** In the hypothesis only. */
  INSERTED('I');

  private final char letter;

  Edit(char letter) {
    this.letter = letter;
  }

  /** The first letter of its name, as alignments are written. */
  public char letter() {
    return letter;
  }
}
