package sqe.scoring.audit.feature;

import sqe.dsp.linear.Reductions;

/**
 * The products of two signals over the samples where they overlap once a delay is removed.
 *
 * @param from first sample of the reference
 * @param estimateFrom first sample of the estimate
 * @param length number of samples; 0 where nothing overlaps
 * @param rr energy of the reference
 * @param re inner product
 * @param ee energy of the estimate
 */
record Overlap(int from, int estimateFrom, int length, double rr, double re, double ee) {

  /**
   * Forms the products.
   *
   * @param late by which the estimate is late, in samples
   */
  static Overlap of(double[] r, double[] e, int late) {
    int from = Math.max(0, -late);
    int n = Math.max(0, Math.min(r.length, e.length - late) - from);
    return new Overlap(
        from,
        from + late,
        n,
        Reductions.dot(r, from, r, from, n),
        Reductions.dot(r, from, e, from + late, n),
        Reductions.dot(e, from + late, e, from + late, n));
  }
}
