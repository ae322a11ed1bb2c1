package sqe.metrics;

import java.util.Locale;
import sqe.dsp.Signal;

/**
 * A signal that remembers what has been derived from it: its version at 10 kHz, its spectra, its
 * autocorrelation. When several systems are scored against one reference they share this object, so
 * the reference side is analysed once.
 */
public final class AnalysedSignal {

  private static final Derivation<AnalysedSignal, Integer> FIRST_NON_FINITE =
      signal -> {
        double[] x = signal.samples();
        for (int i = 0; i < x.length; i++) {
          if (!Double.isFinite(x[i])) {
            return i;
          }
        }
        return -1;
      };

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

  /**
   * Checks that every sample is a finite number; the answer is remembered.
   *
   * @param what the signal's role, which starts the message
   * @throws UndefinedScoreException naming the first sample that is NaN or infinite
   */
  public void requireFinite(String what) {
    int index = derive(FIRST_NON_FINITE);
    if (index >= 0) {
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.NOT_FINITE,
          String.format(
              Locale.ROOT,
              "%s has %s at sample %d (%.3f s)",
              what,
              samples()[index],
              index,
              (double) index / signal.sampleRate()));
    }
  }

  /** A representation of this signal, computed at the first call and shared from then on. */
  public <T> T derive(Derivation<? super AnalysedSignal, T> derivation) {
    return derivations.get(derivation);
  }
}
