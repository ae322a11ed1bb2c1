package sqe.dsp.linear;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;

/**
 * How a long signal is cut into blocks and transformed, for correlations at L lags and for filters
 * of L taps.
 *
 * <p>Neither needs a transform as long as the signal. The signal is cut into blocks of B = F − L +
 * 1 samples, and each, followed by L − 1 zeros, is transformed at length F. These spectra serve
 * three times:
 *
 * <ul>
 *   <li>times the spectrum of a filter, a block becomes B + L − 1 = F samples of output:
 *       overlap-add;
 *   <li>conjugate times the spectrum of F samples of another signal from the block's start on, it
 *       becomes the block's share of the correlation at lags 0 … L − 1, free of wrap-around; the
 *       products are summed over all blocks before the one inverse transform;
 *   <li>its power spectrum is its share of the signal's autocorrelation, but for the products
 *       across the seam to the next block; these take two short transforms of the L − 1 samples on
 *       either side instead of another long one.
 * </ul>
 *
 * <p>One transform a block and use, cost O(N log L), working set in the first-level cache. F is the
 * power of two from 8(L − 1) on: 4096 for 512 lags, where a sample costs least. For a 10 s pair at
 * 16 kHz, correlations and filtering take about a third of the time of transforms of the whole
 * signal. Lengths with factors 3 and 5 were measured, too; they are twice as slow.
 *
 * <p>Immutable. Two instances for one number of lags are equal and interchangeable.
 */
public final class BlockTransform {

  /** Largest number of lags; beyond it, transforms would outgrow an array. */
  public static final int MOST_LAGS = 1 << 24;

  /** Below this length a transform is not worth its call. */
  private static final int SHORTEST_TRANSFORM = 256;

  /** Least ratio of transform length to lags − 1. */
  private static final int BLOCK_RATIO = 8;

  private final int lags;
  private final Fft fft;
  private final Fft seamFft;

  /**
   * Plans the transform.
   *
   * @param lags number of lags, 0 to lags − 1, and of filter taps; 1 to {@link #MOST_LAGS}
   * @throws IllegalArgumentException when there are fewer or more lags
   */
  public BlockTransform(int lags) {
    if (lags < 1 || lags > MOST_LAGS) {
      throw new IllegalArgumentException("needs 1 to " + MOST_LAGS + " lags: " + lags);
    }
    this.lags = lags;
    this.fft = new Fft(powerOfTwo(BLOCK_RATIO * (lags - 1)));
    this.seamFft = new Fft(powerOfTwo(2 * (lags - 1)));
  }

  private static int powerOfTwo(int least) {
    int length = SHORTEST_TRANSFORM;
    while (length < least) {
      length *= 2;
    }
    return length;
  }

  /** Number of lags and of filter taps. */
  public int lags() {
    return lags;
  }

  /** Samples in a block, B. */
  public int blockLength() {
    return fft.length() - lags + 1;
  }

  /** Number of blocks of a signal. */
  int blocks(int samples) {
    return (samples + blockLength() - 1) / blockLength();
  }

  /** A buffer for one spectrum. */
  double[] buffer() {
    return new double[fft.length()];
  }

  /** Transforms one block of a signal, followed by zeros, into {@code spectrum}. */
  void forward(double[] x, int block, double[] spectrum) {
    forward(x, block * blockLength(), blockLength(), spectrum);
  }

  /** Transforms a block and the L − 1 samples that follow it into {@code spectrum}. */
  void forwardWithSuccessors(double[] x, int block, double[] spectrum) {
    forward(x, block * blockLength(), fft.length(), spectrum);
  }

  private void forward(double[] x, int from, int most, double[] spectrum) {
    int length = Math.min(most, x.length - from);
    System.arraycopy(x, from, spectrum, 0, length);
    Arrays.fill(spectrum, length, spectrum.length, 0);
    fft.forward(spectrum);
  }

  /** A buffer for one spectrum of the L − 1 samples on either side of a seam between blocks. */
  double[] seamBuffer() {
    return new double[seamFft.length()];
  }

  /** Transforms the L − 1 samples before the start of a block. */
  void forwardBeforeSeam(double[] x, int block, double[] spectrum) {
    Arrays.fill(spectrum, 0);
    System.arraycopy(x, block * blockLength() - (lags - 1), spectrum, 0, lags - 1);
    seamFft.forward(spectrum);
  }

  /** Transforms the first L − 1 samples of a block in the place where they follow the seam. */
  void forwardAfterSeam(double[] x, int block, double[] spectrum) {
    int from = block * blockLength();
    Arrays.fill(spectrum, 0);
    System.arraycopy(x, from, spectrum, lags - 1, Math.min(lags - 1, x.length - from));
    seamFft.forward(spectrum);
  }

  /** Turns a packed spectrum of a seam into samples, in place. */
  void inverseOfSeam(double[] spectrum) {
    seamFft.inverse(spectrum);
  }

  /** The packed spectrum of a filter. */
  double[] filterSpectrum(double[] taps) {
    if (taps.length > lags) {
      throw new IllegalArgumentException(taps.length + " taps, planned for " + lags);
    }
    double[] spectrum = buffer();
    System.arraycopy(taps, 0, spectrum, 0, taps.length);
    fft.forward(spectrum);
    return spectrum;
  }

  /** Turns a packed spectrum into samples, in place. */
  void inverse(double[] spectrum) {
    fft.inverse(spectrum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof BlockTransform that && that.lags == lags;
  }

  @Override
  public int hashCode() {
    return lags;
  }
}
