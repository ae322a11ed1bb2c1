package sqe.metrics;

/**
 * A representation that can be computed from a source, and the key under which the source keeps it.
 *
 * <p>Implementations are records, or constants where there are no parameters: two derivations with
 * equal parameters are equal, and whoever asks second gets what the first one computed.
 *
 * @param <S> what it is computed from: an {@link AnalysedSignal} or a {@link SignalPair}
 * @param <T> what it yields; treated as immutable
 */
@FunctionalInterface
public interface Derivation<S, T> {

  /**
   * Computes the representation. Called once per source; may ask the source for other derivations.
   *
   * @param source what to compute it from
   */
  T from(S source);
}
