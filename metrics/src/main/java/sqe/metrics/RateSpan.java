package sqe.metrics;

/**
 * Sample rates from one to another.
 *
 * @param lowest in Hz, itself included
 * @param highest in Hz, itself included
 */
public record RateSpan(int lowest, int highest) {

  /** Every rate, known or not. */
  public static final RateSpan EVERY = new RateSpan(1, Integer.MAX_VALUE);

  /** Checks that there is such a rate. */
  public RateSpan {
    if (lowest < 1 || lowest > highest) {
      throw new IllegalArgumentException("no sample rate from " + lowest + " to " + highest);
    }
  }

  /** One rate in Hz. */
  public static RateSpan of(int sampleRate) {
    return new RateSpan(sampleRate, sampleRate);
  }

  /** A rate in Hz and all above it. */
  public static RateSpan from(int sampleRate) {
    return new RateSpan(sampleRate, Integer.MAX_VALUE);
  }

  /** Whether a rate in Hz is one of them. */
  public boolean contains(int sampleRate) {
    return sampleRate >= lowest && sampleRate <= highest;
  }
}
