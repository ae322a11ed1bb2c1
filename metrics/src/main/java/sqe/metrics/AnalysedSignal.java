package sqe.metrics;

import java.util.Locale;
import sqe.dsp.HeldSamples;
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

  private final HeldSamples held;
  private final int sampleRate;
  private final Derivations<AnalysedSignal> derivations = new Derivations<>(this);

  /** Wraps a signal; derives nothing yet. */
  public AnalysedSignal(Signal signal) {
    this(HeldSamples.of(signal.samples()), signal.sampleRate());
  }

  /**
   * Wraps samples that are held already.
   *
   * @param sampleRate in Hz, positive
   */
  public AnalysedSignal(HeldSamples held, int sampleRate) {
    this.held = held;
    this.sampleRate = sampleRate;
  }

  /** The signal itself. */
  public Signal signal() {
    return new Signal(samples(), sampleRate);
  }

  /** The samples as they are kept; those of a long signal take less memory there. */
  public HeldSamples held() {
    return held;
  }

  /** Sample rate in Hz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** Number of samples. */
  public int length() {
    return held.length();
  }

  /** Duration in seconds. */
  public double duration() {
    return (double) length() / sampleRate;
  }

  /** The same signal, of which nothing is derived yet. */
  public AnalysedSignal anew() {
    return new AnalysedSignal(held, sampleRate);
  }

  /** Whether the signal is so long that what is derived from it should not outlive its use. */
  public boolean isLong() {
    return length() > HeldSamples.LONGEST_AS_THEY_ARE;
  }

  /** Lets go of one representation. */
  public void forget(Derivation<? super AnalysedSignal, ?> derivation) {
    derivations.forget(derivation);
  }

  /** Lets go of what was derived; it is derived again, with the same result, when asked for. */
  public void forget() {
    derivations.forget();
  }

  /** The samples of the signal; not to be changed. */
  public double[] samples() {
    return held.values();
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
              (double) index / sampleRate));
    }
  }

  /** A representation of this signal, computed at the first call and shared from then on. */
  public <T> T derive(Derivation<? super AnalysedSignal, T> derivation) {
    return derivations.get(derivation);
  }
}
