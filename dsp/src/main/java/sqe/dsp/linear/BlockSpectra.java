package sqe.dsp.linear;

import java.util.Arrays;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * A signal with the spectra of its blocks, computed once: correlations with other signals and
 * filtering. See {@link BlockTransform} for the method.
 *
 * <p>The spectra take a little more memory than the signal, so a signal of more than 2²⁰ samples
 * does not keep them; they are then computed again for each use, with the same result to the bit.
 * Immutable.
 */
public final class BlockSpectra {

  /** Longest signal in samples whose spectra are kept (66 s at 16 kHz). */
  private static final int LONGEST_KEPT = 1 << 20;

  private final BlockTransform transform;
  private final double[] samples;
  private final double[][] kept;

  /**
   * Analyses a signal.
   *
   * @param transform the block length and the transform
   * @param samples the signal; kept, not copied, and not changed
   */
  public BlockSpectra(BlockTransform transform, double[] samples) {
    this(transform, samples, samples.length <= LONGEST_KEPT);
  }

  BlockSpectra(BlockTransform transform, double[] samples, boolean keep) {
    this.transform = transform;
    this.samples = samples;
    this.kept = new double[keep ? transform.blocks(samples.length) : 0][];
    for (int block = 0; block < kept.length; block++) {
      kept[block] = transform.buffer();
      transform.forward(samples, block, kept[block]);
    }
  }

  /** The signal; not to be changed. */
  public double[] samples() {
    return samples;
  }

  /** c[m] = Σ x[n]·x[n+m] for m = 0 … lags − 1; a new array. */
  public double[] autocorrelation() {
    double[] within = transform.buffer();
    double[] own = transform.buffer();
    for (int block = 0; block < transform.blocks(samples.length); block++) {
      double[] spectrum = spectrum(block, own);
      PackedSpectra.accumulateCorrelation(spectrum, spectrum, within);
    }
    transform.inverse(within);
    double[] across = acrossSeams();
    double[] c = Arrays.copyOf(within, transform.lags());
    for (int m = 0; m < c.length; m++) {
      c[m] += across[m];
    }
    return c;
  }

  /** Σ x[n]·x[n+m] over all n whose partner is in the next block. */
  private double[] acrossSeams() {
    double[] sum = transform.seamBuffer();
    double[] before = transform.seamBuffer();
    double[] after = transform.seamBuffer();
    for (int block = 1; block < transform.blocks(samples.length); block++) {
      transform.forwardBeforeSeam(samples, block, before);
      transform.forwardAfterSeam(samples, block, after);
      PackedSpectra.accumulateCorrelation(before, after, sum);
    }
    transform.inverseOfSeam(sum);
    return sum;
  }

  /**
   * c[m] = Σ x[n]·y[n+m] for m = 0 … lags − 1, where x is this signal. Negative lags are those of
   * the exchanged signals: c<sub>xy</sub>[−m] = c<sub>yx</sub>[m].
   *
   * @param y a signal of the same length; not changed
   * @return a new array
   */
  public double[] correlation(double[] y) {
    if (y.length != samples.length) {
      throw new IllegalArgumentException("lengths differ: " + samples.length + " and " + y.length);
    }
    double[] sum = transform.buffer();
    double[] own = transform.buffer();
    double[] other = transform.buffer();
    for (int block = 0; block < transform.blocks(samples.length); block++) {
      transform.forwardWithSuccessors(y, block, other);
      PackedSpectra.accumulateCorrelation(spectrum(block, own), other, sum);
    }
    transform.inverse(sum);
    return Arrays.copyOf(sum, transform.lags());
  }

  /**
   * Full linear convolution with a filter.
   *
   * @param taps at most as many as the transform has lags
   * @return a new array of N + lags − 1 samples
   */
  public double[] convolution(double[] taps) {
    double[] y = new double[samples.length + transform.lags() - 1];
    convolve(taps, (from, values, length) -> System.arraycopy(values, 0, y, from, length));
    return y;
  }

  /**
   * Full linear convolution with a filter, handed over block by block from the first of its N +
   * lags − 1 samples to the last, so that a long one need not be stored.
   *
   * @param taps at most as many as the transform has lags
   * @param sink receives each block
   */
  public void convolve(double[] taps, BlockSink sink) {
    double[] filter = transform.filterSpectrum(taps);
    double[] own = transform.buffer();
    double[] output = transform.buffer();
    double[] overlap = new double[transform.lags() - 1];
    int blocks = transform.blocks(samples.length);
    for (int block = 0; block < blocks; block++) {
      PackedSpectra.multiply(spectrum(block, own), filter, output);
      transform.inverse(output);
      for (int i = 0; i < overlap.length; i++) {
        output[i] += overlap[i];
      }
      System.arraycopy(output, transform.blockLength(), overlap, 0, overlap.length);
      int from = block * transform.blockLength();
      boolean last = block == blocks - 1;
      int length = last ? samples.length + overlap.length - from : transform.blockLength();
      sink.accept(from, output, length);
    }
  }

  /** Receives a signal block by block. */
  @FunctionalInterface
  public interface BlockSink {

    /**
     * Takes a block.
     *
     * @param from index of its first sample in the whole signal
     * @param values its samples, from index 0 on; may be overwritten, is reused afterwards
     * @param length number of samples
     */
    void accept(int from, double[] values, int length);
  }

  private double[] spectrum(int block, double[] buffer) {
    if (kept.length > 0) {
      return kept[block];
    }
    transform.forward(samples, block, buffer);
    return buffer;
  }
}
