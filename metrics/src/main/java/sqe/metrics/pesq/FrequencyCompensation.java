package sqe.metrics.pesq;

/**
 * Forgives the degraded signal its linear frequency response (§8.4): the reference's bands are
 * scaled towards the average spectrum of the degraded signal, within ±20 dB.
 *
 * @param averageReference mean excitation a band
 * @param averageDegraded the same of the degraded signal
 * @param factors what the reference's bands are multiplied by
 */
record FrequencyCompensation(
    double[] averageReference, double[] averageDegraded, double[] factors) {

  private static final double OFFSET = 1000;
  private static final double LEAST = 0.01;
  private static final double MOST = 100;

  /**
   * The compensation between two sums of excitations.
   *
   * @param frames what the sums are divided by: the frames of the whole file
   */
  static FrequencyCompensation of(double[] sumReference, double[] sumDegraded, int frames) {
    double[] averageReference = new double[sumReference.length];
    double[] averageDegraded = new double[sumReference.length];
    double[] factors = new double[sumReference.length];
    for (int b = 0; b < factors.length; b++) {
      averageReference[b] = sumReference[b] / frames;
      averageDegraded[b] = sumDegraded[b] / frames;
      double ratio = (averageDegraded[b] + OFFSET) / (averageReference[b] + OFFSET);
      factors[b] = Math.max(LEAST, Math.min(ratio, MOST));
    }
    return new FrequencyCompensation(averageReference, averageDegraded, factors);
  }
}
