package sqe.serve;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sqe.scoring.PairResult;
import sqe.scoring.RowSink;
import sqe.table.Pair;
import sqe.table.ScoreRow;

/** Keeps the rows of a run for a reply. Used by one thread. */
final class RowList implements RowSink {

  private final Rows rows;
  private final List<Map<String, @Nullable Object>> kept = new ArrayList<>();

  RowList(Rows rows) {
    this.rows = rows;
  }

  @Override
  public List<Pair> begin(List<Pair> pairs, Consumer<ScoreRow> earlier) {
    return pairs;
  }

  @Override
  public void accept(PairResult result) {
    kept.addAll(rows.of(result));
  }

  @Override
  public void complete() {
    // they are complete as they are
  }

  @Override
  public void close() {
    // nothing is open
  }

  /** The rows so far. */
  List<Map<String, @Nullable Object>> kept() {
    return kept;
  }
}
