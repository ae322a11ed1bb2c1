package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/** The scores of one metric in both tables, row by row of {@link PairedTables}. */
public final class PairedColumn {

  /** The reason of a file that the current table has no row for. */
  static final String NO_ROW = "the table has no such id";

  private final ScoreTable baseline;
  private final ScoreTable current;
  private final CheckedScores before;
  private final CheckedScores now;
  private final int[] baselineRows;
  private final int[] currentRows;
  private final RowWords words;
  private final String metric;

  /**
   * Reads the column in both tables.
   *
   * @param baselineRows the row of the baseline at each position, −1 where it has none
   * @param currentRows the same of the current table
   */
  PairedColumn(
      ScoreTable baseline,
      ScoreTable current,
      int[] baselineRows,
      int[] currentRows,
      MetricFacts facts)
      throws TableException {
    this.baseline = baseline;
    this.current = current;
    this.baselineRows = baselineRows;
    this.currentRows = currentRows;
    before = CheckedScores.of(baseline, facts);
    now = CheckedScores.of(current, facts);
    words = new RowWords(current);
    metric = facts.column();
  }

  /** The scores before; NaN where there is none, or an impossible one. */
  public double[] before() {
    return IntStream.range(0, baselineRows.length).mapToDouble(this::before).toArray();
  }

  /** The scores now; NaN where there is none, or an impossible one. */
  public double[] now() {
    return IntStream.range(0, currentRows.length).mapToDouble(this::now).toArray();
  }

  /** The score before; NaN where there is none. */
  double before(int row) {
    return value(before, baselineRows[row]);
  }

  /** The score now; NaN where there is none. */
  double now(int row) {
    return value(now, currentRows[row]);
  }

  private static double value(CheckedScores scores, int row) {
    return row < 0 ? Double.NaN : scores.values()[row];
  }

  /** Why there is no score now; empty where nothing says it. */
  String whyMissing(int row) {
    int own = currentRows[row];
    if (own < 0) {
      return NO_ROW;
    }
    @Nullable String impossible = now.impossible(own);
    return impossible == null ? words.reason(own, metric) : impossible;
  }

  /** What is said of values that are no scores, with the table they are of; of one table once. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (baseline != current) {
      before.note().ifPresent(note -> notes.add(baseline.source() + ": " + note));
    }
    now.note().ifPresent(note -> notes.add(current.source() + ": " + note));
    return notes;
  }

  /**
   * Checks that some value of either table can be this metric's. Where all of the current table are
   * impossible, scores may have been lost; where they look like percent, or those of the baseline
   * are impossible, nothing has: the column is another measure, or another scale.
   */
  void requirePossible() throws NotComparableException {
    requirePossible(baseline, before, true);
    requirePossible(current, now, now.looksLikePercent());
  }

  private static void requirePossible(ScoreTable table, CheckedScores scores, boolean all)
      throws NotComparableException {
    if (all && (scores.noneIsPossible() || scores.looksLikePercent())) {
      throw new NotComparableException(table.source() + ": " + scores.note().orElseThrow());
    }
  }
}
