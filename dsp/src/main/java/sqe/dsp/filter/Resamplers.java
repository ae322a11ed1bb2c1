package sqe.dsp.filter;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Resamplers to one rate, kept by the rate they start from. The {@value #KEPT} most recently used
 * stay, which bounds the memory when a batch mixes many odd rates. Safe for use by several threads.
 */
public final class Resamplers {

  private static final int KEPT = 4;

  private final int toRate;
  private final Map<Integer, Resampler> byFromRate = new LinkedHashMap<>(KEPT, 0.75f, true);

  /**
   * Keeps resamplers to a rate; builds none yet.
   *
   * @param toRate in Hz, positive
   */
  public Resamplers(int toRate) {
    this.toRate = toRate;
  }

  /** The resampler from a rate, built at the first call. */
  public synchronized Resampler from(int fromRate) {
    Resampler known = byFromRate.get(fromRate);
    if (known == null) {
      known = new Resampler(fromRate, toRate);
      byFromRate.put(fromRate, known);
      if (byFromRate.size() > KEPT) {
        byFromRate.remove(byFromRate.keySet().iterator().next());
      }
    }
    return known;
  }
}
