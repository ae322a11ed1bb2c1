package sqe.spark;

import java.io.Serializable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import sqe.metrics.MetricCatalog;
import sqe.metrics.WrongModelException;
import sqe.scoring.CatalogSpec;
import sqe.scoring.PairResult;
import sqe.scoring.PairScorer;
import sqe.scoring.ScoreSpec;
import sqe.table.Pair;
import sqe.table.RemedyWords;
import sqe.table.ScoreRow;

/**
 * What an executor does with its share of the pairs: those of one reference, which stand side by
 * side, go to the scorer together, and their rows are handed on before the next are read. So a task
 * holds the recordings of one reference, one estimate and one mixture, however many pairs it has.
 *
 * @param spec what to compute
 * @param catalog which metrics there are
 * @param audio where recordings come from
 * @param wording how messages say what helps
 */
record ScoreTask(ScoreSpec spec, CatalogSpec catalog, HadoopRecordings audio, Wording wording)
    implements MapPartitionsFunction<Row, Row> {

  private static final long serialVersionUID = 1L;

  /** Pairs that go to the scorer at once: it reads a reference again after so many in any case. */
  private static final int TOGETHER = 32;

  /** The words for the rows of a scorer; can be sent to executors. */
  @FunctionalInterface
  interface Wording extends Serializable {

    /** How messages of its rows say what helps. */
    RemedyWords of(PairScorer scorer);
  }

  @Override
  public Iterator<Row> call(Iterator<Row> pairs) {
    PairScorer scorer = new PairScorer(spec, metrics()).reading(audio);
    return new ScoredRows(pairs, scorer, wording.of(scorer));
  }

  /** A model that this machine does not have ends the job: no row of it could be scored. */
  private MetricCatalog metrics() {
    try {
      return catalog.load();
    } catch (WrongModelException e) {
      throw new IllegalStateException(
          e.getMessage() + " (on an executor: give it to all by --files)", e);
    }
  }

  private record Place(long order, Pair pair) {}

  /** Scores pairs as their rows are asked for. Used by one thread. */
  private static final class ScoredRows implements Iterator<Row> {

    private final Iterator<Row> pairs;
    private final PairScorer scorer;
    private final RemedyWords words;
    private final Deque<Row> scored = new ArrayDeque<>();
    private @Nullable Place ahead;

    ScoredRows(Iterator<Row> pairs, PairScorer scorer, RemedyWords words) {
      this.pairs = pairs;
      this.scorer = scorer;
      this.words = words;
      this.ahead = nextPlace();
    }

    private @Nullable Place nextPlace() {
      if (!pairs.hasNext()) {
        return null;
      }
      Row row = pairs.next();
      return new Place(row.<Long>getAs(PairRows.ORDER), PairRows.pair(row));
    }

    @Override
    public boolean hasNext() {
      return !scored.isEmpty() || ahead != null;
    }

    @Override
    public Row next() {
      if (scored.isEmpty()) {
        scoreNext();
      }
      return scored.remove();
    }

    private void scoreNext() {
      Place first = ahead;
      if (first == null) {
        throw new NoSuchElementException();
      }
      List<Place> together = new ArrayList<>();
      for (Place place = first; place != null; place = nextPlace()) {
        if (together.size() == TOGETHER
            || !place.pair().references().equals(first.pair().references())) {
          ahead = place;
          add(together);
          return;
        }
        together.add(place);
      }
      ahead = null;
      add(together);
    }

    private void add(List<Place> together) {
      List<PairResult> results = scorer.score(together.stream().map(Place::pair).toList());
      for (int p = 0; p < results.size(); p++) {
        List<ScoreRow> rows = results.get(p).rows();
        for (int r = 0; r < rows.size(); r++) {
          scored.add(
              RowCells.of(
                  together.get(p).order(),
                  r,
                  rows.get(r).cells(words),
                  results.get(p).referenceDigest()));
        }
      }
    }
  }
}
