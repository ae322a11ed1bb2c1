package sqe.judge.history;

/** What a gate said of a run. */
public enum RunVerdict {
  /** It is not worse. */
  PASS,
  /** There were too few data to say. */
  UNDECIDED,
  /** It is worse, or something is missing. */
  FAIL;

  /** Whether this is the worse of two. */
  public boolean isWorseThan(RunVerdict other) {
    return compareTo(other) > 0;
  }
}
