package sqe.scoring;

import java.util.List;
import sqe.table.Pair;
import sqe.table.ScoreRow;

/**
 * What came of one pair.
 *
 * @param pair the files
 * @param rows one a channel; at least one
 * @param referenceDigest hexadecimal SHA-256 of the decoded reference; empty if it was not asked
 *     for or could not be decoded
 */
public record PairResult(Pair pair, List<ScoreRow> rows, String referenceDigest) {

  /** Copies the rows. */
  public PairResult {
    rows = List.copyOf(rows);
  }
}
