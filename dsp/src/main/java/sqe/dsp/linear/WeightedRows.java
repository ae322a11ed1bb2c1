package sqe.dsp.linear;

/** Weighted sums of rows, in one fixed order: two rows are summed, then added to what is there. */
public final class WeightedRows {

  private static final RowSums FASTEST = RowSums.fastest();

  private WeightedRows() {}

  /**
   * {@code sums[p] += Σ weights[p][i]·rows[i]} for all sums.
   *
   * @param sums changed; of one length, fastest where it is a multiple of eight
   * @param weights one a sum and row
   * @param rows each at least as long as the sums
   */
  public static void add(double[][] sums, double[][] weights, double[][] rows) {
    add(sums, 0, weights, 0, sums.length, rows);
  }

  /**
   * {@code sums[first + p] += Σ weights[firstWeights + p][i]·rows[i]} for {@code count} sums.
   *
   * @param sums changed; of one length, fastest where it is a multiple of eight
   * @param weights one a sum and row
   * @param count at least one
   * @param rows each at least as long as the sums
   */
  public static void add(
      double[][] sums,
      int first,
      double[][] weights,
      int firstWeights,
      int count,
      double[][] rows) {
    FASTEST.add(sums, first, weights, firstWeights, count, rows);
  }
}
