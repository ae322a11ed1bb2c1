package sqe.scoring;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import sqe.table.Pair;
import sqe.table.ScoreColumns;

/**
 * Scores many pairs, several at once, and hands the results on in the order of the pairs.
 *
 * <p>Consecutive pairs with one reference form a group, which one thread scores, so that the
 * reference is decoded and analysed once. Only a bounded number of groups is in the works ahead of
 * the next result, and a finished group holds no samples: memory does not grow with the batch.
 * Results do not depend on the number of threads.
 */
public final class BatchRunner {

  /** Groups handed to the threads ahead of the next result, per thread. */
  private static final int LOOKAHEAD = 16;

  /** Pairs one thread scores against one reference before it lets the others have the rest. */
  private static final int LARGEST_GROUP = 32;

  private final PairScorer scorer;
  private final int jobs;

  /** Where results go, in the order of the pairs, on the thread that runs the batch. */
  public interface Sink {
    /**
     * Takes a result.
     *
     * @return whether to go on
     */
    boolean accept(PairResult result) throws IOException;
  }

  /**
   * A runner.
   *
   * @param inspector fills the columns of that name
   * @param digests whether to compute the digest of each reference
   * @param jobs number of threads, at least 1
   * @throws IllegalArgumentException when it is less
   */
  public BatchRunner(
      Scorer scorer,
      ScoringOptions options,
      ScoreColumns columns,
      PairInspector inspector,
      boolean digests,
      int jobs) {
    if (jobs < 1) {
      throw new IllegalArgumentException("jobs is at least 1, not " + jobs);
    }
    this.scorer = new PairScorer(scorer, options, columns, inspector, digests);
    this.jobs = jobs;
  }

  /**
   * Scores all pairs, or as many as the sink wants.
   *
   * @param cancelled asked before each result; true ends the run early
   * @throws IOException what the sink throws
   * @throws IllegalStateException when the thread is interrupted, which it stays
   */
  public void run(List<Pair> pairs, BooleanSupplier cancelled, Sink sink) throws IOException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            jobs,
            work -> {
              Thread thread = new Thread(work, "scoring");
              thread.setDaemon(true);
              return thread;
            });
    try {
      ArrayDeque<Future<List<PairResult>>> ahead = new ArrayDeque<>();
      Iterator<List<Pair>> waiting = groups(pairs).iterator();
      while (waiting.hasNext() || !ahead.isEmpty()) {
        while (waiting.hasNext() && ahead.size() < jobs * LOOKAHEAD) {
          List<Pair> group = waiting.next();
          Callable<List<PairResult>> work = () -> scorer.score(group);
          ahead.add(threads.submit(work));
        }
        for (PairResult result : await(ahead.remove())) {
          if (cancelled.getAsBoolean() || !sink.accept(result)) {
            return;
          }
        }
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<PairResult> await(Future<List<PairResult>> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Runs of pairs with one reference; single pairs where there are fewer runs than threads. */
  private List<List<Pair>> groups(List<Pair> pairs) {
    List<List<Pair>> groups = runs(pairs, LARGEST_GROUP);
    return groups.size() < jobs ? runs(pairs, 1) : groups;
  }

  private static List<List<Pair>> runs(List<Pair> pairs, int largest) {
    List<List<Pair>> runs = new ArrayList<>();
    List<Pair> current = new ArrayList<>();
    for (Pair pair : pairs) {
      boolean goesOn =
          !current.isEmpty()
              && current.size() < largest
              && pair.reference() != null
              && Objects.equals(current.get(0).reference(), pair.reference());
      if (!goesOn && !current.isEmpty()) {
        runs.add(current);
        current = new ArrayList<>();
      }
      current.add(pair);
    }
    if (!current.isEmpty()) {
      runs.add(current);
    }
    return runs;
  }
}
