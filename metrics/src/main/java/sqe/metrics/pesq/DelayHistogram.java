package sqe.metrics.pesq;

/**
 * Votes for a fine delay (§7.5 and §7.7 e): every frame votes for the lags at which its two sides
 * correlate best, with the eighth root of the correlation as weight.
 */
final class DelayHistogram {

  private static final double NEAR_PEAK = 0.99;

  private final int kernel;
  private final double[] votes;
  private double total;

  DelayHistogram(Sizes sizes) {
    this.kernel = sizes.kernel();
    this.votes = new double[sizes.fineLength()];
  }

  /** A delay and how well the frames agree on it, 0 to 1. */
  record Vote(int delay, double confidence) {}

  /**
   * Adds the votes of a frame.
   *
   * @param magnitudes |ρ| of every lag of the circular correlation
   * @param largest their maximum
   */
  void add(double[] magnitudes, double largest) {
    double threshold = NEAR_PEAK * largest;
    double weight = Math.sqrt(Math.sqrt(Math.sqrt(threshold)));
    for (int k = 0; k < magnitudes.length; k++) {
      if (magnitudes[k] > threshold) {
        addTriangle(k, weight);
        total += weight;
      }
    }
  }

  private void addTriangle(int lag, double weight) {
    int mask = votes.length - 1;
    for (int n = 1 - kernel; n < kernel; n++) {
      votes[(lag + n) & mask] += weight * (1 - (double) Math.abs(n) / kernel);
    }
  }

  /**
   * The winner so far.
   *
   * @param coarse the delay all frames were taken at; the answer when nobody has voted
   */
  Vote winner(int coarse) {
    if (total == 0) {
      return new Vote(coarse, 0);
    }
    int best = 0;
    for (int k = 1; k < votes.length; k++) {
      if (votes[k] > votes[best]) {
        best = k;
      }
    }
    int lag = best >= votes.length / 2 ? best - votes.length : best;
    return new Vote(coarse + lag, votes[best] / total);
  }
}
