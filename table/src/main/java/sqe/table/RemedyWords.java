package sqe.table;

import sqe.metrics.Remedy;

/** How a program says what helps: a command line names its options. */
@FunctionalInterface
public interface RemedyWords {

  /** Says what is wrong and leaves it to the reader what helps. */
  RemedyWords NONE = remedy -> "";

  /**
   * What follows a message.
   *
   * @return with the space or punctuation that it starts with; may be empty
   */
  String of(Remedy remedy);
}
