package sqe.metrics.pesq;

/**
 * Follows slow changes of gain from frame to frame (§8.5): the degraded signal is scaled by a
 * smoothed ratio of audible powers. The memory is the ratio before it is limited.
 */
final class GainCompensation {

  private static final double OFFSET = 5000;
  private static final double MEMORY = 0.2;
  private static final double LEAST = 3e-4;
  private static final double MOST = 5;

  private double ratio;
  private boolean smooths;

  private GainCompensation(double ratio, boolean smooths) {
    this.ratio = ratio;
    this.smooths = smooths;
  }

  /** At the start of a file: the first frame has no past. */
  static GainCompensation atStart() {
    return new GainCompensation(0, false);
  }

  /** At the start of a realigned interval: the past is a gain of one (§9.2, step 7). */
  static GainCompensation atInterval() {
    return new GainCompensation(1, true);
  }

  /** The factor for the next frame, from the audible powers of its two sides. */
  double next(double reference, double degraded) {
    double current = (reference + OFFSET) / (degraded + OFFSET);
    ratio = smooths ? MEMORY * ratio + (1 - MEMORY) * current : current;
    smooths = true;
    return Math.max(LEAST, Math.min(ratio, MOST));
  }
}
