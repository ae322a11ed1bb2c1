package sqe.scoring;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import sqe.table.Pair;

/**
 * Scores many pairs, several at once, and hands the results on in the order of the pairs.
 *
 * <p>Consecutive pairs with one reference are scored by one thread, so that the reference is
 * decoded and analysed once. Memory does not grow with the batch, and results do not depend on the
 * number of threads.
 *
 * @param scorer what scores a pair
 * @param tasks the threads
 */
public record BatchRunner(PairScorer scorer, OrderedTasks tasks) {

  /**
   * A runner.
   *
   * @param jobs number of threads, at least 1
   * @throws IllegalArgumentException when it is less
   */
  public BatchRunner(PairScorer scorer, int jobs) {
    this(scorer, new OrderedTasks(jobs, "scoring"));
  }

  /**
   * Scores all pairs, or as many as the receiver wants.
   *
   * @param cancelled asked before each result; true ends the run early
   * @throws IOException what the receiver throws
   * @throws IllegalStateException when the thread is interrupted, which it stays
   */
  public void run(
      List<Pair> pairs,
      BooleanSupplier cancelled,
      OrderedTasks.Receiver<PairResult, IOException> receiver)
      throws IOException {
    List<Callable<List<PairResult>>> work = new ArrayList<>();
    groups(pairs).forEach(group -> work.add(() -> scorer.score(group)));
    try {
      tasks.run(
          work,
          results -> {
            for (PairResult result : results) {
              if (cancelled.getAsBoolean() || !receiver.accept(result)) {
                return false;
              }
            }
            return true;
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs of pairs with one reference; single pairs where there are fewer runs than threads. */
  private List<List<Pair>> groups(List<Pair> pairs) {
    List<List<Pair>> groups = runs(pairs, PairScorer.LARGEST_GROUP);
    return groups.size() < tasks.jobs() ? runs(pairs, 1) : groups;
  }

  private static List<List<Pair>> runs(List<Pair> pairs, int largest) {
    List<List<Pair>> runs = new ArrayList<>();
    int from = 0;
    for (int p = 1; p <= pairs.size(); p++) {
      boolean goesOn =
          p < pairs.size()
              && p - from < largest
              && PairScorer.haveOneReference(pairs.get(from), pairs.get(p));
      if (!goesOn) {
        runs.add(pairs.subList(from, p));
        from = p;
      }
    }
    return runs;
  }
}
