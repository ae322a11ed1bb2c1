package sqe.metrics;

import java.util.List;
import java.util.Locale;

/**
 * Several separated sources: reference j and estimate j belong together (the permutation is solved
 * before this object is made). All signals have one rate and one length.
 */
public final class Sources {

  private final List<AnalysedSignal> references;
  private final List<AnalysedSignal> estimates;
  private final Derivations<Sources> derivations = new Derivations<>(this);

  /**
   * Groups sources.
   *
   * @param references the true sources
   * @param estimates the estimates, in the order of the references
   * @throws IllegalArgumentException when there are none, not as many estimates as references, or
   *     when rates or lengths differ
   */
  public Sources(List<AnalysedSignal> references, List<AnalysedSignal> estimates) {
    if (references.isEmpty() || references.size() != estimates.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "references: %d, estimates: %d", references.size(), estimates.size()));
    }
    this.references = List.copyOf(references);
    this.estimates = List.copyOf(estimates);
    AnalysedSignal first = references.get(0);
    for (int j = 0; j < references.size(); j++) {
      SignalPair.requireComparable("reference 1", first, "reference " + (j + 1), references.get(j));
      SignalPair.requireComparable("reference 1", first, "estimate " + (j + 1), estimates.get(j));
    }
  }

  /** The true sources. */
  public List<AnalysedSignal> references() {
    return references;
  }

  /** The estimates, in the order of the references. */
  public List<AnalysedSignal> estimates() {
    return estimates;
  }

  /** Lets go of what was derived from the sources, one by one and together. */
  void forget() {
    derivations.forget();
    references.forEach(AnalysedSignal::forget);
    estimates.forEach(AnalysedSignal::forget);
  }

  /** A representation of all sources together, computed once. */
  public <T> T derive(Derivation<? super Sources, T> derivation) {
    return derivations.get(derivation);
  }
}
