package sqe.metrics.composite;

import java.util.LinkedHashMap;
import java.util.Map;
import sqe.metrics.UndefinedScoreException;

/**
 * Plans by sample rate, each made at the first call; the latest few stay. Shared by the metrics of
 * a provider, which is how they come to share what they derive. Safe for use by several threads.
 */
final class FramePlans {

  private static final int KEPT = 8;

  private final Map<Integer, FramePlan> byRate = new LinkedHashMap<>(KEPT, 0.75f, true);

  /**
   * The plan at a rate.
   *
   * @throws UndefinedScoreException when the rate is too low
   */
  synchronized FramePlan at(int sampleRate) {
    FramePlan known = byRate.get(sampleRate);
    if (known == null) {
      known = new FramePlan(Framing.at(sampleRate));
      byRate.put(sampleRate, known);
      if (byRate.size() > KEPT) {
        byRate.remove(byRate.keySet().iterator().next());
      }
    }
    return known;
  }
}
