package sqe.table;

/**
 * What would let tables be compared that cannot be compared as they are. A message says what is
 * wrong; the remedy says what to change, in no program's syntax: the command line names its option,
 * an assertion its method.
 *
 * @param kind what to change
 * @param value what to change it to, as {@link Kind} says; empty where there is nothing to say
 */
public record TableRemedy(Kind kind, String value) {

  /** What there is to change. */
  public enum Kind {
    /** Compare all the same what differs in a key of the signatures: the key. */
    ALLOW,
    /** Compare the files that both tables have, and leave out the others. */
    LEAVE_OUT_FILES,
    /** Take another part of the ids for the whole: {@code name} or {@code stem}. */
    JOIN_IDS,
    /** Take what has no signature on trust. */
    TAKE_ON_TRUST,
    /** Say which of the table's systems is meant. */
    CHOOSE_SYSTEM,
    /** Compare only metrics that both tables have. */
    CHOOSE_METRICS,
    /** Say which columns are metrics. */
    NAME_METRICS,
    /** Say how large a loss is accepted: of this metric. */
    GIVE_MARGIN,
    /** Take files as independent of each other. */
    NO_CLUSTERS,
    /** Write the lock again, from the scores. */
    WRITE_LOCK
  }

  /** A remedy that has no value. */
  public static TableRemedy of(Kind kind) {
    return new TableRemedy(kind, "");
  }
}
