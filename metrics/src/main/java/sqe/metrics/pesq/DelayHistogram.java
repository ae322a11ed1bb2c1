package sqe.metrics.pesq;

import java.util.Arrays;

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
   * What one frame votes for.
   *
   * @param lags of the circular correlation, increasing
   * @param weight of each vote
   */
  record Ballot(int[] lags, double weight) {

    /**
     * The lags whose correlation comes within 1 % of the largest. One pass: what does not come
     * within 1 % of the largest so far never will, and few values do.
     *
     * @param correlations has ρ of every lag, whose sign does not count
     * @param from where ρ of lag 0 is
     * @param length number of lags
     */
    static Ballot of(double[] correlations, int from, int length) {
      int[] lags = new int[16];
      int count = 0;
      double largest = 0;
      double threshold = 0;
      for (int k = 0; k < length; k++) {
        double magnitude = Math.abs(correlations[from + k]);
        if (magnitude > threshold) {
          lags = count == lags.length ? Arrays.copyOf(lags, 2 * count) : lags;
          lags[count++] = k;
          largest = Math.max(largest, magnitude);
          threshold = NEAR_PEAK * largest;
        }
      }
      return new Ballot(
          above(threshold, correlations, from, lags, count),
          Math.sqrt(Math.sqrt(Math.sqrt(threshold))));
    }

    private static int[] above(
        double threshold, double[] correlations, int from, int[] lags, int count) {
      int kept = 0;
      for (int n = 0; n < count; n++) {
        if (Math.abs(correlations[from + lags[n]]) > threshold) {
          lags[kept++] = lags[n];
        }
      }
      return Arrays.copyOf(lags, kept);
    }
  }

  /** Adds the votes of a frame. */
  void add(Ballot ballot) {
    for (int lag : ballot.lags()) {
      addTriangle(lag, ballot.weight());
      total += ballot.weight();
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
