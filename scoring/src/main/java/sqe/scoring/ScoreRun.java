package sqe.scoring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sqe.table.DataSignature;
import sqe.table.Pair;
import sqe.table.RunMetadata;
import sqe.table.ScoreColumns;
import sqe.table.ScoreRow;
import sqe.table.TableFormat;

/**
 * Scores pairs into a table, on a stream or in a file.
 *
 * @param pairs in the order of the table
 * @param scorer the metrics
 * @param options the policies
 * @param columns of the table
 * @param inspector fills the table's inspected columns
 * @param format of the table
 * @param jobs number of threads
 * @param failFast whether to stop at the first row that is not wholly scored
 */
public record ScoreRun(
    List<Pair> pairs,
    Scorer scorer,
    ScoringOptions options,
    ScoreColumns columns,
    PairInspector inspector,
    TableFormat format,
    int jobs,
    boolean failFast) {

  /** Follows a run. */
  public interface Observer {
    /** A pair is done, by this run or by an earlier one. */
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

  /** Copies the pairs. */
  public ScoreRun {
    pairs = List.copyOf(pairs);
  }

  /** Scores to a stream, row by row as they come. */
  public Outcome toStream(OutputStream stream, Observer observer) throws IOException {
    ScoreSummary summary = new ScoreSummary(columns, scorer.infos());
    stream.write(format.header(columns).getBytes(StandardCharsets.UTF_8));
    Ending ending =
        run(
            pairs,
            false,
            observer,
            result -> {
              for (List<String> cells : TableFile.cells(result, columns)) {
                stream.write(format.line(columns, cells).getBytes(StandardCharsets.UTF_8));
              }
              stream.flush();
              add(summary, result);
            });
    return new Outcome(ending, summary);
  }

  /**
   * Scores to a file; its metadata stands beside it.
   *
   * @param run what is known of the run at its start
   * @param resume whether rows of an earlier run are kept
   */
  public Outcome toFile(Path file, RunMetadata run, boolean resume, Observer observer)
      throws IOException {
    ScoreSummary summary = new ScoreSummary(columns, scorer.infos());
    DataSignature data = new DataSignature();
    long start = System.nanoTime();
    try (TableFile table = TableFile.open(file, format, columns, run, pairs, resume)) {
      List<Integer> missing = takeOver(table, summary, data, observer);
      List<Pair> wanted = missing.stream().map(pairs::get).toList();
      int[] next = {0};
      Ending ending =
          run(
              wanted,
              true,
              observer,
              result -> {
                table.write(missing.get(next[0]++), result);
                data.add(result.pair().id(), result.referenceDigest());
                add(summary, result);
              });
      if (ending == Ending.COMPLETE) {
        double seconds = (System.nanoTime() - start) / 1e9;
        RunMetadata.Data signature = new RunMetadata.Data(data.sha256(), data.references());
        table.finish(run.finished(seconds, signature));
      }
      return new Outcome(ending, summary);
    }
  }

  /** Counts the rows of an earlier run; returns the places of the pairs that it does not have. */
  private List<Integer> takeOver(
      TableFile table, ScoreSummary summary, DataSignature data, Observer observer) {
    List<Integer> missing = new ArrayList<>();
    ReferenceDigests digests = new ReferenceDigests();
    int kept = 0;
    for (int p = 0; p < pairs.size(); p++) {
      List<List<String>> rows = table.kept(pairs.get(p));
      if (rows.isEmpty()) {
        missing.add(p);
      } else {
        kept++;
        data.add(pairs.get(p).id(), digests.of(pairs.get(p)));
        rows.forEach(summary::addKept);
      }
    }
    observer.pairsKept(kept);
    return missing;
  }

  private interface ResultWriter {
    void write(PairResult result) throws IOException;
  }

  private Ending run(List<Pair> wanted, boolean digests, Observer observer, ResultWriter writer)
      throws IOException {
    Ending[] ending = {Ending.COMPLETE};
    BatchRunner runner = new BatchRunner(scorer, options, columns, inspector, digests, jobs);
    int[] done = {0};
    runner.run(
        wanted,
        observer::isCancelled,
        result -> {
          writer.write(result);
          observer.pairDone(result);
          done[0]++;
          boolean allScored =
              result.rows().stream().allMatch(row -> row.status() == ScoreRow.Status.OK);
          if (failFast && !allScored) {
            ending[0] = Ending.STOPPED_AT_FAILURE;
            return false;
          }
          return true;
        });
    boolean whole = done[0] == wanted.size();
    return ending[0] == Ending.COMPLETE && !whole ? Ending.CANCELLED : ending[0];
  }

  private void add(ScoreSummary summary, PairResult result) {
    TableFile.cells(result, columns).forEach(summary::add);
    result.rows().forEach(row -> row.reasons().forEach(summary::addReason));
  }
}
