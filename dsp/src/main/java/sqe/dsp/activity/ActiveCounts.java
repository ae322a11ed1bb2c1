package sqe.dsp.activity;

import java.util.Arrays;

/**
 * For how many samples each of a family of falling thresholds counts as reached, hangover included.
 *
 * <p>Whoever reaches a threshold reaches all lower ones. What is reached changes a few hundred
 * times a second at most, so whole stretches are counted when they end, not samples one by one.
 */
final class ActiveCounts {

  private final int hangover;
  private final long[] active;
  private final int[] since;
  private final int[] last;
  private int reached;

  ActiveCounts(int thresholds, int hangover) {
    this.hangover = hangover;
    active = new long[thresholds];
    since = new int[thresholds];
    last = new int[thresholds];
    Arrays.fill(last, -1);
    reached = thresholds;
  }

  /**
   * Tells of the next sample.
   *
   * @param sample its index, one more than that of the sample before
   * @param highest index of the highest threshold it reaches; any larger number for none
   */
  void reach(int sample, int highest) {
    int now = Math.max(0, Math.min(active.length, highest));
    if (now != reached) {
      change(sample, now);
    }
  }

  private void change(int sample, int now) {
    for (int j = now; j < reached; j++) {
      active[j] += last[j] < 0 ? 0 : Math.min(sample - last[j] - 1, hangover);
      since[j] = sample;
    }
    for (int j = reached; j < now; j++) {
      active[j] += sample - since[j];
      last[j] = sample - 1;
    }
    reached = now;
  }

  /** The counts once there are no more samples than these. */
  long[] upTo(int length) {
    change(length, active.length);
    for (int j = 0; j < active.length; j++) {
      active[j] += last[j] < 0 ? 0 : Math.min(length - 1 - last[j], hangover);
    }
    return active;
  }
}
