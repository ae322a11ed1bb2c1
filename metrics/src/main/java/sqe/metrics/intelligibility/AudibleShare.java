package sqe.metrics.intelligibility;

/** How much of a band's 30 dB between inaudible and clear is left, from 0 to 1. */
final class AudibleShare {

  private static final double LIMIT_DB = 15;
  private static final double LARGEST = StrictMath.pow(10, LIMIT_DB / 10);

  private AudibleShare() {}

  /**
   * (d + 15)/30 with d = 10 lg(signal/distortion) limited to ±15 dB.
   *
   * @param signal power, not negative; nothing is left where it is zero
   * @param distortion power, not negative
   */
  static double of(double signal, double distortion) {
    if (signal <= distortion / LARGEST) {
      return 0;
    }
    if (signal >= distortion * LARGEST) {
      return 1;
    }
    return (10 * StrictMath.log10(signal / distortion) + LIMIT_DB) / (2 * LIMIT_DB);
  }
}
