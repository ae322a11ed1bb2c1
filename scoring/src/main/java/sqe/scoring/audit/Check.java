package sqe.scoring.audit;

/**
 * One thing to look for. A check is stateless and looks only at what the pass over the data has
 * collected; several of the interfaces below may be implemented at once.
 */
interface Check {

  /** Identity, limits and source. */
  CheckInfo info();

  /** Looks at one decoded file. */
  interface OfFile extends Check {
    void check(FileFeatures file, Reporter report);
  }

  /** Looks at one pair of decoded files. */
  interface OfPair extends Check {
    void check(PairFeatures pair, Reporter report);
  }

  /** Looks at everything together. */
  interface OfSet extends Check {
    void check(AuditData data, Reporter report);
  }

  /** Looks at a table of scores. */
  interface OfScores extends Check {
    void check(ScoredTable scores, Reporter report);
  }
}
