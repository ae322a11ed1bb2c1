package sqe.dsp.filterbank;

import java.util.Arrays;
import sqe.dsp.spectrum.HilbertTransform;

/**
 * A bank of recursive filters and the envelopes of what they let through: the magnitude of each
 * channel's analytic signal, as a discrete Fourier transform of the whole channel would give it.
 *
 * <p>No channel is transformed. Filter and circular Hilbert transform commute, so the imaginary
 * part is the same filter run over the Hilbert transform x̂ of the <em>input</em>, which all
 * channels share. Two things make this exact and not an approximation:
 *
 * <ul>
 *   <li>x̂ is periodic, and the filter has to be in its periodic state when the signal begins: it
 *       runs over the end of x̂ first, until what it started from has decayed below rounding.
 *   <li>The real part ends with the last sample although the filter would ring on. A section 1/(1 +
 *       a₁z⁻¹ + a₂z⁻²) whose output y ends before N is one whose input has two samples more, e₀ at
 *       N and e₁ at N + 1, which stop it: e₀ = a₁y[N−1] + a₂y[N−2] − b₁u[N−1] and e₁ = a₂y[N−1].
 *       Their Hilbert transform, e₀h[n−N] + e₁h[n−N−1], is added to the section's input.
 * </ul>
 *
 * <p>Channels are lanes, and blocks of samples go through all sections before the next come: what a
 * block needs stays close. Cost: two filter runs over the signal; memory: a few rows. Immutable.
 */
public final class EnvelopeBank {

  /** Time constants after which a filter has forgotten: e^-50 times a cubic is below rounding. */
  private static final double TIME_CONSTANTS = 50;

  /** Samples that go through all sections together. */
  private static final int BLOCK = 64;

  private static final CascadeArithmetic ARITHMETIC = CascadeArithmetic.fastest();

  private final CascadeCoefficients coefficients;
  private final int channels;
  private final double[] scale;
  private final int memory;

  /**
   * A bank of cascades.
   *
   * @param scale factor on the envelope of each channel
   */
  EnvelopeBank(CascadeCoefficients coefficients, double[] scale) {
    this.coefficients = coefficients;
    this.scale = Arrays.copyOf(scale, coefficients.lanes());
    this.channels = scale.length;
    this.memory = (int) Math.ceil(TIME_CONSTANTS / -StrictMath.log(coefficients.largestRadius()));
  }

  /** Number of channels. */
  public int channels() {
    return channels;
  }

  /** What is done with the envelopes. */
  @FunctionalInterface
  public interface Sink {

    /**
     * Takes the envelopes at the next samples.
     *
     * @param envelopes {@code [sample][channel]}, in rows that may be longer and more; valid during
     *     the call only
     * @param count number of samples, at least one
     */
    void accept(double[][] envelopes, int count);
  }

  /**
   * Runs the bank from a state of rest and hands on the envelopes at samples 0 … N′ − 1.
   *
   * @param x N samples, at least one, not changed; zeros are appended up to N′
   * @param hilbert the transform of length N′ ≥ N
   * @param sink takes N′ samples
   */
  public void envelopes(double[] x, HilbertTransform hilbert, Sink sink) {
    new Run(x, hilbert).envelopes(sink);
  }

  /** One signal's way through the bank, block by block. */
  private final class Run {
    private final double[] x;
    private final HilbertTransform hilbert;
    private final double[] transformed;
    private final CascadeState ofSignal = new CascadeState(coefficients.lanes());
    private final CascadeState ofTransform = new CascadeState(coefficients.lanes());
    private final CascadeStop nothing = CascadeStop.none(coefficients.lanes());
    private final CascadeStop stop;
    private final double[] input = new double[BLOCK];
    private final double[] h = new double[BLOCK + 1];
    private final double[][] re = new double[BLOCK][coefficients.lanes()];
    private final double[][] im = new double[BLOCK][coefficients.lanes()];

    Run(double[] x, HilbertTransform hilbert) {
      this.x = x;
      this.hilbert = hilbert;
      this.transformed = hilbert.transform(x);
      CascadeState ending = new CascadeState(coefficients.lanes());
      for (int from = Math.max(0, x.length - memory); from < x.length; from += BLOCK) {
        runSignal(ending, from, Math.min(BLOCK, x.length - from));
      }
      this.stop = CascadeStop.of(ending, coefficients);
    }

    void envelopes(Sink sink) {
      for (int from = -memory; from < 0; from += BLOCK) {
        runTransform(from, Math.min(BLOCK, -from));
      }
      for (int from = 0; from < hilbert.length(); from += BLOCK) {
        int count = Math.min(BLOCK, hilbert.length() - from);
        runSignal(ofSignal, from, Math.max(0, Math.min(count, x.length - from)));
        runTransform(from, count);
        for (int i = 0; i < count; i++) {
          ARITHMETIC.magnitudes(re[i], im[i], scale);
        }
        sink.accept(im, count);
      }
    }

    /** What follows the signal's samples is silence, though the filter would ring on. */
    private void runSignal(CascadeState state, int from, int count) {
      for (int i = count; i < BLOCK; i++) {
        Arrays.fill(re[i], 0);
      }
      if (count > 0) {
        System.arraycopy(x, from, input, 0, count);
        ARITHMETIC.run(coefficients, state, input, nothing, h, count, re);
      }
    }

    private void runTransform(int from, int count) {
      int at = Math.floorMod(from, hilbert.length());
      int sinceEnd = Math.floorMod(from - x.length, hilbert.length());
      for (int i = 0; i < count; i++) {
        input[i] = transformed[at];
        h[i + 1] = hilbert.kernel(sinceEnd);
        at = at + 1 < hilbert.length() ? at + 1 : 0;
        sinceEnd = sinceEnd + 1 < hilbert.length() ? sinceEnd + 1 : 0;
      }
      ARITHMETIC.run(coefficients, ofTransform, input, stop, h, count, im);
      h[0] = h[count];
    }
  }
}
