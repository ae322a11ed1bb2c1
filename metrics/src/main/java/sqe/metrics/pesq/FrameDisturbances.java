package sqe.metrics.pesq;

import java.util.ArrayList;
import java.util.List;

/** The disturbances of all frames of a pair while they are corrected (§8.7, §9). */
final class FrameDisturbances {

  private static final double BAD = 30;
  private static final int SHORTEST_INTERVAL = 5;
  private static final int MOST_INTERVALS = 1000;

  private final FrameRange frames;
  private final FrequencyCompensation compensation;
  private final double[] symmetric;
  private final double[] asymmetric;
  private final double[] power;

  FrameDisturbances(FrameRange frames, FrequencyCompensation compensation) {
    this.frames = frames;
    this.compensation = compensation;
    this.symmetric = new double[frames.count()];
    this.asymmetric = new double[frames.count()];
    this.power = new double[frames.count()];
  }

  FrameRange frames() {
    return frames;
  }

  FrequencyCompensation compensation() {
    return compensation;
  }

  /** Symmetric disturbance of every frame; not to be changed by the caller. */
  double[] symmetric() {
    return symmetric;
  }

  /** Asymmetric disturbance of every frame; not to be changed by the caller. */
  double[] asymmetric() {
    return asymmetric;
  }

  /** Audible power of the compensated reference of every frame; not to be changed. */
  double[] power() {
    return power;
  }

  void set(int frame, double newSymmetric, double newAsymmetric, double newPower) {
    symmetric[frame] = newSymmetric;
    asymmetric[frame] = newAsymmetric;
    power[frame] = newPower;
  }

  void lower(int frame, double newSymmetric, double newAsymmetric) {
    symmetric[frame] = Math.min(symmetric[frame], newSymmetric);
    asymmetric[frame] = Math.min(asymmetric[frame], newAsymmetric);
  }

  /** Clears the frames the degraded signal has lost where its delay jumps back (§9.1). */
  void clearLost(DelayPath path, Sizes sizes) {
    List<Utterance> utterances = path.utterances();
    for (int u = 1; u < utterances.size(); u++) {
      Utterance before = utterances.get(u - 1);
      Utterance after = utterances.get(u);
      int jump = after.delay() - before.delay();
      if (jump < -sizes.hop()) {
        int start = (after.from() - Sizes.GUARD_BLOCKS) * sizes.block();
        int end = (before.to() - Sizes.GUARD_BLOCKS) * sizes.block();
        int startFrame = (start + after.delay()) / sizes.hop();
        int endFrame = (end + before.delay()) / sizes.hop();
        clear(Math.max(Math.min(startFrame, endFrame), 0), (start - jump) / sizes.hop() + 1);
      }
    }
  }

  /** Clears frames, both ends included; the very last frame is never cleared. */
  private void clear(int from, int to) {
    for (int k = from; k <= Math.min(to, frames.last() - 1); k++) {
      symmetric[k] = 0;
      asymmetric[k] = 0;
    }
  }

  /** Where the disturbance stays large for a while (§9.2, steps 1 to 3). */
  List<BadInterval> badIntervals() {
    List<BadInterval> intervals = new ArrayList<>();
    int k = 2;
    int end = frames.last() - 2;
    while (k < end && intervals.size() < MOST_INTERVALS) {
      int from = k;
      while (k < end && isInBadCompany(k)) {
        k++;
      }
      if (k - from >= SHORTEST_INTERVAL) {
        intervals.add(new BadInterval(from, k));
      }
      k++;
    }
    return intervals;
  }

  private boolean isInBadCompany(int k) {
    return (isBad(k - 2) || isBad(k - 1) || isBad(k)) && (isBad(k) || isBad(k + 1) || isBad(k + 2));
  }

  private boolean isBad(int k) {
    return k > 0 && symmetric[k] > BAD;
  }
}
