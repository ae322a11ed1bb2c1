package sqe.metrics.pesq;

import java.util.List;

/**
 * Weights of the fine delay search within an utterance that may be split (§7.7 d).
 *
 * <p>A Hann window — but the reference program keeps it where the correlation sequences of the
 * envelopes are written afterwards. Where an utterance is longer than about 3 s at 8 kHz or 6 s at
 * 16 kHz, its sequences reach into the window and replace its values, and scores depend on it: what
 * the standard computes is what this class computes. In a long pause the replaced values are the
 * rounding noise of the transforms, and whatever is decided with them is a lottery.
 *
 * @param values one weight a sample
 * @param replaced how many values are not those of the Hann window
 * @param isNoise whether nothing but rounding noise is left
 */
record SplitWindow(double[] values, int replaced, boolean isNoise) {

  /** Rounding noise of the transforms is this small against the largest correlation. */
  private static final double NOISE = 1e-10;

  /**
   * The window of one attempt.
   *
   * @param stretches what has been compared, in which order
   */
  static SplitWindow of(
      PesqTables tables, EnvelopeCorrelation correlation, SplitStretches stretches) {
    double[] hann = tables.fineWindow();
    double[] window = hann.clone();
    int offset = 3 * window.length + 6;
    List<Stretch> order = stretches.inOrder();
    int done = 0;
    double largestCorrelation = 0;
    for (int n = order.size() - 1; n >= 0 && done < window.length; n--) {
      int reached = Math.min(order.get(n).sequenceLength() - offset, window.length);
      if (reached > done) {
        double[] sequence = correlation.sequence(order.get(n));
        System.arraycopy(sequence, offset + done, window, done, reached - done);
        largestCorrelation = Math.max(largestCorrelation, largest(sequence));
        done = reached;
      }
    }
    boolean noise = done == window.length && largest(window) < NOISE * largestCorrelation;
    return new SplitWindow(done == 0 ? hann : window, done, noise);
  }

  private static double largest(double[] values) {
    double largest = 0;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
