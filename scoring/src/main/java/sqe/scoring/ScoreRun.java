package sqe.scoring;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

/**
 * Scores pairs into a table.
 *
 * @param scorer what scores a pair
 * @param jobs number of threads
 * @param failFast whether to stop at the first row that is not wholly scored
 */
public record ScoreRun(PairScorer scorer, int jobs, boolean failFast) {

  /** Follows a run. */
  public interface Observer {

    /** Watches nothing and lets the run come to its end. */
    Observer NONE =
        new Observer() {
          @Override
          public void pairDone(PairResult result) {
            // nobody watches
          }

          @Override
          public void pairsKept(int count) {
            // nobody watches
          }

          @Override
          public boolean isCancelled() {
            return false;
          }
        };

    /** This run has scored a pair. */
    void pairDone(PairResult result);

    /** That many pairs were done by an earlier run. */
    void pairsKept(int count);

    /** Whether the run should end early. */
    boolean isCancelled();
  }

  /** How a run ended. */
  public enum Ending {
    /** Every pair has its rows. */
    COMPLETE,
    /** Stopped at the first row that was not wholly scored. */
    STOPPED_AT_FAILURE,
    /** Stopped from outside. */
    CANCELLED
  }

  /**
   * What came of a run.
   *
   * @param ending how it ended
   * @param summary of the rows there are
   */
  public record Outcome(Ending ending, ScoreSummary summary) {}

  /** A run with the metrics on the class path, on all processors, that goes on after failures. */
  public static ScoreRun of(ScoreSpec spec) {
    return new ScoreRun(PairScorer.of(spec), Runtime.getRuntime().availableProcessors(), false);
  }

  /**
   * Scores pairs into a file, in the format its name asks for, with its metadata beside it.
   *
   * @throws IOException when the file cannot be written; nothing partial is left under its name
   */
  public Outcome toFile(List<Pair> pairs, Path file) throws IOException {
    TableFile table =
        TableFile.of(
            file,
            TableFormat.of(file),
            scorer.columns(),
            scorer.metadata(List.of(), ""),
            RemedyWords.NONE);
    try (table) {
      return into(table, pairs, Observer.NONE);
    }
  }

  /**
   * Scores pairs into a sink, which is completed when every pair has its rows, and left open.
   *
   * @throws IOException what the sink throws
   */
  public Outcome into(RowSink sink, List<Pair> pairs, Observer observer) throws IOException {
    ScoreSummary summary = new ScoreSummary(scorer.columns(), scorer.infos());
    List<Pair> wanted = sink.begin(pairs, summary::add);
    observer.pairsKept(pairs.size() - wanted.size());
    boolean[] failed = {false};
    int[] done = {0};
    new BatchRunner(scorer, jobs)
        .run(
            wanted,
            observer::isCancelled,
            result -> {
              sink.accept(result);
              result.rows().forEach(summary::add);
              observer.pairDone(result);
              done[0]++;
              failed[0] = failFast && !isWhole(result);
              return !failed[0];
            });
    Ending ending =
        failed[0]
            ? Ending.STOPPED_AT_FAILURE
            : done[0] < wanted.size() ? Ending.CANCELLED : Ending.COMPLETE;
    if (ending == Ending.COMPLETE) {
      sink.complete();
    }
    return new Outcome(ending, summary);
  }

  private static boolean isWhole(PairResult result) {
    return result.rows().stream().allMatch(row -> row.status() == ScoreRow.Status.OK);
  }
}
