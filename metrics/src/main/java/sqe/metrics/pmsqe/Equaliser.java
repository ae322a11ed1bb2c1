package sqe.metrics.pmsqe;

import java.util.Arrays;

/**
 * Frequency equalisation of the estimate (§4): one factor a band, the ratio of the two signals'
 * power over the reference's active cells.
 *
 * @param factor e of each band, within [0.01, 100]
 * @param activePower M of each band: the estimate's power over the active cells + 1000
 * @param free whether the factor follows M: equalisation is on and the factor is not at a limit
 */
record Equaliser(double[] factor, double[] activePower, boolean[] free) {

  /** Added to both sums of powers. */
  static final double OFFSET = 1000;

  private static final double SMALLEST = 0.01;
  private static final double LARGEST = 100;

  /** Leaves every band as it is. */
  static Equaliser none(int bands) {
    double[] factor = new double[bands];
    Arrays.fill(factor, 1);
    return new Equaliser(factor, new double[bands], new boolean[bands]);
  }

  /** Matches the estimate's bands to the reference's. */
  static Equaliser of(ReferenceSide reference, double[] estimate) {
    int bands = reference.activePower().length;
    double[] activePower = new double[bands];
    Arrays.fill(activePower, OFFSET);
    for (int i = 0, j = 0; i < estimate.length; i++) {
      if (reference.active()[i]) {
        activePower[j] += estimate[i];
      }
      j = j + 1 == bands ? 0 : j + 1;
    }
    double[] factor = new double[bands];
    boolean[] free = new boolean[bands];
    for (int j = 0; j < bands; j++) {
      double ratio = reference.activePower()[j] / activePower[j];
      factor[j] = Math.max(SMALLEST, Math.min(LARGEST, ratio));
      free[j] = factor[j] == ratio;
    }
    return new Equaliser(factor, activePower, free);
  }
}
