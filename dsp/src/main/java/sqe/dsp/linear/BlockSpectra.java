package sqe.dsp.linear;

import java.util.Arrays;

/**
 * A signal with the spectra of its blocks, computed once: correlations with other signals and
 * filtering. See {@link BlockTransform} for the method.
 *
 * <p>The spectra take twice the memory of the signal, so a signal of more than {@value
 * #LONGEST_KEPT} samples does not keep them; they are then computed again for each use, with the
 * same result to the bit. Immutable.
 */
public final class BlockSpectra {

  /** Longest signal in samples whose spectra are kept (66 s at 16 kHz). */
  static final int LONGEST_KEPT = 1 << 20;

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
    double[] sum = transform.buffer();
    double[][] buffers = {transform.buffer(), transform.buffer()};
    double[] previous = transform.silence();
    for (int block = 0; block < transform.blocks(samples.length); block++) {
      double[] current = spectrum(block, buffers[block % 2]);
      PackedSpectra.accumulateCorrelation(previous, current, current, sum);
      previous = current;
    }
    return firstLags(sum);
  }

  /**
   * c[m] = Σ x[n]·y[n+m] for m = 0 … lags − 1, where x is this signal. Negative lags are those of
   * the exchanged signals: c<sub>xy</sub>[−m] = c<sub>yx</sub>[m].
   *
   * @param y a signal of the same length and transform
   * @return a new array
   */
  public double[] correlation(BlockSpectra y) {
    if (y.samples.length != samples.length || !y.transform.equals(transform)) {
      throw new IllegalArgumentException(
          "signals differ in length or transform: "
              + samples.length
              + " and "
              + y.samples.length
              + " samples");
    }
    double[] sum = transform.buffer();
    double[][] buffers = {transform.buffer(), transform.buffer()};
    double[] other = transform.buffer();
    double[] previous = transform.silence();
    for (int block = 0; block < transform.blocks(samples.length); block++) {
      double[] current = spectrum(block, buffers[block % 2]);
      PackedSpectra.accumulateCorrelation(previous, current, y.spectrum(block, other), sum);
      previous = current;
    }
    return firstLags(sum);
  }

  /** As {@link #correlation(BlockSpectra)} for a signal whose spectra are needed only once. */
  public double[] correlation(double[] y) {
    return correlation(new BlockSpectra(transform, y, false));
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
    double[] buffer = transform.buffer();
    double[] product = transform.buffer();
    int blockLength = transform.blockLength();
    int length = samples.length + transform.lags() - 1;
    double[] overlap = new double[blockLength];
    for (int from = 0; from < length; from += blockLength) {
      int block = from / blockLength;
      if (block < transform.blocks(samples.length)) {
        PackedSpectra.multiply(spectrum(block, buffer), filter, product);
        transform.inverse(product);
      } else {
        Arrays.fill(product, 0);
      }
      for (int i = 0; i < blockLength; i++) {
        overlap[i] += product[i];
      }
      sink.accept(from, overlap, Math.min(blockLength, length - from));
      System.arraycopy(product, blockLength, overlap, 0, blockLength);
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

  private double[] firstLags(double[] sum) {
    transform.inverse(sum);
    return Arrays.copyOf(sum, transform.lags());
  }
}
