package sqe.judge.gate;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import sqe.metrics.MetricInfo;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/**
 * The two columns of a table of which a set's value is the quotient of sums, such as errors and
 * words. With w̄ the mean of the denominators, Σe/Σw is the mean of e/w̄: a file then counts by its
 * errors, whatever its own rate, and all that is said of means holds for the rate of the set.
 *
 * @param above numerators, one a row; NaN where there is none
 * @param below denominators; NaN where there is none
 */
public record RatioParts(double[] above, double[] below) {

  /**
   * The parts in a table that has them.
   *
   * @throws TableException naming the first cell that is not a number
   */
  static RatioParts of(ScoreTable table, MetricInfo.Ratio ratio) throws TableException {
    return new RatioParts(table.scores(ratio.numerator()), table.scores(ratio.denominator()));
  }

  /** Whether a row has both. */
  boolean has(int row) {
    return row >= 0 && Double.isFinite(above[row]) && Double.isFinite(below[row]);
  }

  /** What numerators of these rows are divided by; NaN where nothing is below. */
  double meanBelow(IntPredicate rows) {
    double mean =
        IntStream.range(0, below.length)
            .filter(row -> has(row) && rows.test(row))
            .mapToDouble(row -> below[row])
            .average()
            .orElse(Double.NaN);
    return mean == 0 ? Double.NaN : mean;
  }
}
