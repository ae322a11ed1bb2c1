package sqe.judge.gate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The scores of one metric in both tables, row by row of {@link PairedTables}.
 *
 * @param baseline the column before
 * @param current the column now
 * @param baselineRows the row of the baseline at each position, −1 where it has none
 * @param currentRows the same of the current table
 * @param words what the rows of the current table say
 * @param metric the column's name
 */
@SuppressWarnings("ArrayRecordComponent")
record PairedColumn(
    CheckedScores baseline,
    CheckedScores current,
    int[] baselineRows,
    int[] currentRows,
    RowWords words,
    String metric) {

  /** The score before; NaN where there is none. */
  double before(int row) {
    return value(baseline, baselineRows[row]);
  }

  /** The score now; NaN where there is none. */
  double now(int row) {
    return value(current, currentRows[row]);
  }

  private static double value(CheckedScores scores, int row) {
    return row < 0 ? Double.NaN : scores.values()[row];
  }

  /** Why there is no score now; empty where nothing says it. */
  String whyMissing(int row) {
    int own = currentRows[row];
    if (own < 0) {
      return "the table has no such id";
    }
    @Nullable String impossible = current.impossible(own);
    return impossible == null ? words.reason(own, metric) : impossible;
  }

  /** What is said of values that are no scores, in either table. */
  Optional<String> noteOnBaseline() {
    return baseline.note();
  }

  /** The same of the current table. */
  Optional<String> noteOnCurrent() {
    return current.note();
  }
}
