package sqe.metrics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What a metric needs at a sample rate (windows, transforms, bands), made at the first call; of
 * rates the latest few stay, which bounds the memory when a batch mixes many odd ones. Safe for use
 * by several threads. Metrics that share one of these share what they derive with it.
 *
 * @param <T> an immutable plan
 */
public final class RatePlans<T> {

  private static final int KEPT = 8;

  private final IntFunction<T> maker;
  private final Map<Integer, T> byRate = new LinkedHashMap<>(KEPT, 0.75f, true);

  /**
   * Keeps plans; makes none yet.
   *
   * @param maker makes the plan of a rate in Hz, or says why there is none
   */
  public RatePlans(IntFunction<T> maker) {
    this.maker = maker;
  }

  /**
   * The plan at a rate.
   *
   * @param sampleRate in Hz
   * @throws UndefinedScoreException when there is none at this rate; not remembered
   */
  public synchronized T at(int sampleRate) {
    T known = byRate.get(sampleRate);
    if (known == null) {
      known = maker.apply(sampleRate);
      byRate.put(sampleRate, known);
      if (byRate.size() > KEPT) {
        byRate.remove(byRate.keySet().iterator().next());
      }
    }
    return known;
  }
}
