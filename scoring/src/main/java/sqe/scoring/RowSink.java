package sqe.scoring;

import java.io.IOException;
import java.util.List;
import java.util.function.Consumer;
import sqe.table.Pair;
import sqe.table.ScoreRow;

/**
 * Where the rows of a run go, in the order of its pairs: a stream, a file, a data base. Used by one
 * thread, and by one run.
 */
public interface RowSink extends AutoCloseable {

  /**
   * Begins. A sink that goes on with an earlier run says what it has already.
   *
   * @param pairs of the run, in the order of the table
   * @param kept gets the rows of an earlier run that need not be computed again
   * @return the pairs that have to be scored, in their order
   * @throws IOException when there is no way to write
   */
  List<Pair> begin(List<Pair> pairs, Consumer<ScoreRow> kept) throws IOException;

  /**
   * Takes what came of the next pair that had to be scored.
   *
   * @throws IOException when it cannot be written
   */
  void accept(PairResult result) throws IOException;

  /**
   * Ends a run of which every pair has its rows.
   *
   * @throws IOException when it cannot be written
   */
  void complete() throws IOException;

  /** Lets go of what it holds; what is written stays. */
  @Override
  void close() throws IOException;
}
