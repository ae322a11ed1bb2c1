package sqe.judge.history;

import java.time.Instant;

/**
 * A run that is kept.
 *
 * @param number its own for good, rising; counted from 1
 * @param added when it was added
 * @param facts what is known of it
 * @param table the name of its table's file
 * @param rows of the table
 */
public record Run(long number, Instant added, RunFacts facts, String table, int rows) {

  /** Whether a gate let it pass. */
  public boolean passed() {
    return facts.verdict() == RunVerdict.PASS;
  }
}
