package sqe.metrics.pesq;

import java.util.Arrays;

/**
 * Shapes runs of active blocks (§6, steps 6 to 11): clicks go, weak runs go where the background is
 * quiet, short gaps close, and what is left gets soft edges.
 *
 * <p>The energies change on the way: closed gaps count with the floor, edges with a fraction of
 * their neighbour.
 */
final class ActiveRuns {

  private static final int LONGEST_CLICK = 4;
  private static final int LONGEST_GAP = 50;
  private static final double QUIET_BACKGROUND = 1000;
  private static final double WEAK_RUN = 3;
  private static final double NEAR_EDGE = 0.3;
  private static final double FAR_EDGE = 0.1;

  private final double[] energy;
  private final ActivityThreshold threshold;
  private final boolean[] active;

  /**
   * Prepares the runs above a threshold.
   *
   * @param energy power of every block; changed by {@link #shape}
   */
  ActiveRuns(double[] energy, ActivityThreshold threshold) {
    this.energy = energy;
    this.threshold = threshold;
    this.active = new boolean[energy.length];
    for (int v = 0; v < energy.length; v++) {
      active[v] = energy[v] > threshold.value();
    }
  }

  /** Which blocks are active in the end. */
  boolean[] shape() {
    silenceEnds();
    dropRuns();
    closeGaps();
    activateAllIfNone();
    widen();
    return active;
  }

  private void silenceEnds() {
    active[0] = false;
    active[active.length - 1] = false;
    energy[0] = threshold.floor();
    energy[energy.length - 1] = threshold.floor();
  }

  /** Steps 7 and 8. */
  private void dropRuns() {
    boolean quiet = threshold.signalLevel() >= QUIET_BACKGROUND * threshold.noiseLevel();
    int from = nextActive(0);
    while (from < active.length) {
      int to = nextInactive(from);
      if (to - from <= LONGEST_CLICK || (quiet && isWeak(from, to))) {
        Arrays.fill(active, from, to, false);
      }
      from = nextActive(to);
    }
  }

  private boolean isWeak(int from, int to) {
    double sum = 0;
    for (int v = from; v < to; v++) {
      sum += energy[v];
    }
    return sum < WEAK_RUN * threshold.value() * (to - from);
  }

  /** Step 9. */
  private void closeGaps() {
    int gap = nextInactive(nextActive(0));
    int next = nextActive(gap);
    while (next < active.length) {
      if (next - gap <= LONGEST_GAP) {
        Arrays.fill(active, gap, next, true);
        Arrays.fill(energy, gap, next, threshold.floor());
      }
      gap = nextInactive(next);
      next = nextActive(gap);
    }
  }

  /** Step 10. */
  private void activateAllIfNone() {
    if (nextActive(0) == active.length) {
      Arrays.fill(active, 1, active.length - 1, true);
    }
  }

  /** Step 11. */
  private void widen() {
    int from = nextActive(0);
    while (from < active.length) {
      int to = nextInactive(from);
      widenFront(from);
      widenBack(to);
      from = nextActive(Math.min(to + 2, active.length));
    }
  }

  private void widenFront(int from) {
    if (from >= 3) {
      setActive(from - 1, NEAR_EDGE * energy[from]);
      setActive(from - 2, FAR_EDGE * energy[from]);
    } else if (from == 2) {
      setActive(2, NEAR_EDGE * energy[3]);
      setActive(1, FAR_EDGE * energy[3]);
    }
  }

  private void widenBack(int to) {
    if (to <= active.length - 3) {
      setActive(to, NEAR_EDGE * energy[to - 1]);
      setActive(to + 1, FAR_EDGE * energy[to - 1]);
    }
  }

  private void setActive(int block, double power) {
    active[block] = true;
    energy[block] = power;
  }

  private int nextActive(int from) {
    int v = from;
    while (v < active.length && !active[v]) {
      v++;
    }
    return v;
  }

  private int nextInactive(int from) {
    int v = from;
    while (v < active.length && active[v]) {
      v++;
    }
    return v;
  }
}
