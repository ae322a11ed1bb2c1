package sqe.dsp.filterbank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
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
 * <p>Channels and sections are the lanes of one row, and a step moves every lane on by a sample:
 * section s is s samples behind, so that none waits for another, and the loops over a row become
 * vector instructions without changing a bit. Cost: two filter runs over the signal; memory: a few
 * rows. Immutable.
 */
public final class EnvelopeBank {

  /** Time constants after which a filter has forgotten: e^-50 times a cubic is below rounding. */
  private static final double TIME_CONSTANTS = 50;

  /** Samples whose magnitudes are taken together. */
  private static final int BLOCK = 64;

  private final SectionRows.Coefficients coefficients;
  private final double[] scale;
  private final int memory;

  /**
   * A bank of cascades of sections (1 + b₁z⁻¹)/(1 + a₁z⁻¹ + a₂z⁻²), as {@code [section][channel]}.
   *
   * @param b1 null where all are zero
   * @param scale factor on the envelope of each channel
   */
  EnvelopeBank(double @Nullable [][] b1, double[][] a1, double[][] a2, double[] scale) {
    this.coefficients = SectionRows.Coefficients.of(b1, a1, a2);
    this.scale = scale.clone();
    double radius = 0;
    for (double[] section : a2) {
      for (double squared : section) {
        radius = Math.max(radius, Math.sqrt(squared));
      }
    }
    this.memory = (int) Math.ceil(TIME_CONSTANTS / -StrictMath.log(radius));
  }

  /** Number of channels. */
  public int channels() {
    return scale.length;
  }

  /** What is done with the envelopes. */
  @FunctionalInterface
  public interface Sink {

    /**
     * Takes the envelopes at the next samples.
     *
     * @param envelopes one value a channel, sample after sample; valid during the call only
     * @param count number of samples, at least one
     */
    void accept(double[] envelopes, int count);
  }

  /**
   * Runs the bank from a state of rest and hands on the envelopes at samples 0 … N′ − 1.
   *
   * @param x N samples, at least one, not changed; zeros are appended up to N′
   * @param hilbert the transform of length N′ ≥ N
   * @param sink takes N′ samples
   */
  public void envelopes(double[] x, HilbertTransform hilbert, Sink sink) {
    int length = hilbert.length();
    double[] transformed = hilbert.transform(x);
    SectionRows rows = new SectionRows(coefficients);
    stopAfter(x, rows);
    Block block = new Block();
    int lag = coefficients.sections() - 1;
    int at = Math.floorMod(-memory, length);
    int sinceEnd = Math.floorMod(-memory - x.length, length);
    for (int step = -memory; step < length + lag; step++) {
      double sample = step >= 0 && step < x.length ? x[step] : 0;
      rows.step(sample, transformed[at], hilbert.kernel(sinceEnd));
      at = at + 1 < length ? at + 1 : 0;
      sinceEnd = sinceEnd + 1 < length ? sinceEnd + 1 : 0;
      if (step >= lag) {
        block.take(rows, step - lag < x.length);
        if (block.isFull() || step == length + lag - 1) {
          block.handOn(sink);
        }
      }
    }
  }

  /** Outputs of some samples, whose magnitudes are taken together: long rows are faster. */
  private final class Block {
    private final double[] re = new double[BLOCK * channels()];
    private final double[] im = new double[BLOCK * channels()];
    private final double[] scales = new double[BLOCK * channels()];
    private int count;

    Block() {
      for (int i = 0; i < BLOCK; i++) {
        System.arraycopy(scale, 0, scales, i * channels(), channels());
      }
    }

    boolean isFull() {
      return count == BLOCK;
    }

    void take(SectionRows rows, boolean hasSignal) {
      int from = count * channels();
      if (hasSignal) {
        rows.copySignal(re, from);
      } else {
        Arrays.fill(re, from, from + channels(), 0);
      }
      rows.copyTransform(im, from);
      count++;
    }

    void handOn(Sink sink) {
      magnitudes(re, im, scales, im);
      sink.accept(im, count);
      count = 0;
    }
  }

  /** Runs the sections to the signal's end, where each has its last sample a step later. */
  private void stopAfter(double[] x, SectionRows rows) {
    SectionRows ending = new SectionRows(coefficients);
    for (int n = Math.max(0, x.length - memory); n < x.length; n++) {
      ending.step(x[n], 0, 0);
    }
    rows.stopSectionAsIn(ending, 0);
    for (int section = 1; section < coefficients.sections(); section++) {
      ending.step(0, 0, 0);
      rows.stopSectionAsIn(ending, section);
    }
  }

  private static void magnitudes(double[] re, double[] im, double[] scale, double[] envelope) {
    for (int c = 0; c < envelope.length; c++) {
      envelope[c] = scale[c] * Math.sqrt(re[c] * re[c] + im[c] * im[c]);
    }
  }
}
