package sqe.metrics;

import java.util.HashMap;
import java.util.Map;

/** What one source has derived so far. Safe for use by several threads. */
final class Derivations<S> {

  private final S source;
  private final Map<Derivation<? super S, ?>, Object> known = new HashMap<>();

  Derivations(S source) {
    this.source = source;
  }

  /** Forgets all values but the scores of metrics, which are small and may be built upon. */
  synchronized void forget() {
    known.keySet().removeIf(derivation -> !(derivation instanceof ScoreOf));
  }

  synchronized void forget(Derivation<? super S, ?> derivation) {
    known.remove(derivation);
  }

  /** The value of a derivation, computed at the first call; an exception is not remembered. */
  @SuppressWarnings("unchecked") // a value is only ever stored under the derivation that made it
  synchronized <T> T get(Derivation<? super S, T> derivation) {
    Object value = known.get(derivation);
    if (value == null) {
      value = derivation.from(source);
      known.put(derivation, value);
    }
    return (T) value;
  }
}
