package sqe.judge.gate;

import java.util.Arrays;
import sqe.metrics.MetricInfo;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/**
 * The two columns of a table of which a set's value R = Σe/Σw is made, such as errors and words.
 * Each row has a share, and the mean of the shares is R, so that all that is said of means holds
 * for the rate of the set.
 *
 * <p>Where w is the same for all systems the share is e/w̄, w̄ the mean: a file counts by its
 * errors, whatever its own rate, and w is taken as given. Elsewhere, as for words said or inserted,
 * w varies with what is tested, and the share is R + (e − R·w)/w̄: its variance is that of R to
 * first order (the linearised ratio, or infinitesimal jackknife). Such a share may be negative.
 *
 * @param above numerators, one a row; NaN where there is none
 * @param below denominators; NaN where there is none
 * @param given whether the denominators are the same for all systems
 */
record RatioParts(double[] above, double[] below, boolean given) {

  /**
   * The parts in a table that has them.
   *
   * @throws TableException naming the first cell that is not a number
   */
  static RatioParts of(ScoreTable table, MetricInfo.Ratio ratio) throws TableException {
    return new RatioParts(
        table.scores(ratio.numerator()), table.scores(ratio.denominator()), ratio.given());
  }

  /** Whether a row has both. */
  boolean has(int row) {
    return row >= 0 && Double.isFinite(above[row]) && Double.isFinite(below[row]);
  }

  /**
   * What rows are shares of.
   *
   * @param rate R of a set; NaN where nothing is below
   * @param meanBelow w̄; NaN where it is 0
   */
  record Whole(double rate, double meanBelow) {}

  /** The whole that these rows make, each of which {@link #has} both. */
  Whole whole(int[] rows) {
    double meanAbove = Arrays.stream(rows).mapToDouble(row -> above[row]).average().orElse(0);
    double meanBelow = Arrays.stream(rows).mapToDouble(row -> below[row]).average().orElse(0);
    return meanBelow == 0
        ? new Whole(Double.NaN, Double.NaN)
        : new Whole(meanAbove / meanBelow, meanBelow);
  }

  /** The share of a row in a whole; NaN where it has none. */
  double share(int row, Whole whole) {
    if (!has(row)) {
      return Double.NaN;
    }
    return given
        ? above[row] / whole.meanBelow()
        : whole.rate() + (above[row] - whole.rate() * below[row]) / whole.meanBelow();
  }
}
