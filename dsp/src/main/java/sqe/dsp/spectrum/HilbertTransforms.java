package sqe.dsp.spectrum;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Hilbert transforms kept by their length, so that the signals of a pair share one plan. The
 * {@value #KEPT} most recently used stay. Safe for use by several threads.
 */
public final class HilbertTransforms {

  private static final int KEPT = 2;

  private final Map<Integer, HilbertTransform> byLength = new LinkedHashMap<>(KEPT, 0.75f, true);

  /** Keeps transforms; plans none yet. */
  public HilbertTransforms() {}

  /** The transform of a length, planned at the first call. */
  public synchronized HilbertTransform of(int length) {
    HilbertTransform known = byLength.get(length);
    if (known == null) {
      known = new HilbertTransform(length);
      byLength.put(length, known);
      if (byLength.size() > KEPT) {
        byLength.remove(byLength.keySet().iterator().next());
      }
    }
    return known;
  }
}
