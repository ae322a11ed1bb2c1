package sqe.metrics;

import sqe.dsp.Signal;

/**
 * A signal that remembers what has been derived from it: its version at 10 kHz, its spectra, its
 * autocorrelation. When several systems are scored against one reference they share this object, so
 * the reference side is analysed once.
 */
public final class AnalysedSignal {

  private final Signal signal;
  private final Derivations<AnalysedSignal> derivations = new Derivations<>(this);

  /** Wraps a signal; derives nothing yet. */
  public AnalysedSignal(Signal signal) {
    this.signal = signal;
  }

  /** The signal itself. */
  public Signal signal() {
    return signal;
  }

  /** The samples of the signal; not to be changed. */
  public double[] samples() {
    return signal.samples();
  }

  /** A representation of this signal, computed at the first call and shared from then on. */
  public <T> T derive(Derivation<? super AnalysedSignal, T> derivation) {
    return derivations.get(derivation);
  }
}
