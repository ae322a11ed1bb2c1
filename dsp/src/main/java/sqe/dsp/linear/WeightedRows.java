package sqe.dsp.linear;

/**
 * Weighted sums of rows, in one fixed order: three rows are summed, then added to what is there.
 */
public final class WeightedRows {

  private static final RowSums FASTEST = RowSums.fastest();

  private WeightedRows() {}

  /**
   * {@code sum += Σ weights[i]·rows[i]}.
   *
   * @param sum changed
   * @param weights one a row
   * @param rows as many as there are weights, each at least as long as the sum
   */
  public static void add(double[] sum, double[] weights, double[][] rows) {
    FASTEST.add(sum, weights, rows);
  }
}
