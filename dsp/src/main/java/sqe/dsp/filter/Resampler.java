package sqe.dsp.filter;

import java.math.BigInteger;
import java.util.Locale;

/**
 * Changes the sample rate of a signal by a rational factor: the one resampler of the project.
 *
 * <p>With p/q = toRate/fromRate in lowest terms and w the Kaiser low-pass of Octave's {@code
 * resample} (which pystoi follows; see {@link KaiserKernel}),
 *
 * <pre>
 *   y[m] = Σ_k x[k]·w[m·q − k·p],   m = 0 … ⌈N·p/q⌉ − 1
 * </pre>
 *
 * <p>It is zero phase: output m lies at the time m/toRate exactly. Samples outside the input count
 * as zero. The stop band is 60 dB down, the transition is a tenth of the lower Nyquist frequency.
 * About 72·max(1, q/p) multiplications an output sample. Between equal rates the signal is copied.
 *
 * <p>Immutable and safe for use by several threads. Building one costs up to a second for rates
 * without a common divisor near the limit; {@link Resamplers} keeps them.
 */
public final class Resampler {

  /** Largest of p and q; the kernel grows with it. Every rate up to 1 MHz is below. */
  public static final int LARGEST_FACTOR = 1 << 20;

  private final int up;
  private final int down;
  private final PolyphaseConvolution forward;
  private final PolyphaseConvolution transposed;

  /**
   * Plans the conversion between two rates.
   *
   * @param fromRate in Hz, positive
   * @param toRate in Hz, positive
   * @throws IllegalArgumentException when a rate is not positive, or when their ratio in lowest
   *     terms has a factor above {@link #LARGEST_FACTOR}
   */
  public Resampler(int fromRate, int toRate) {
    if (fromRate <= 0 || toRate <= 0) {
      throw new IllegalArgumentException(
          "rates must be positive: from " + fromRate + " to " + toRate);
    }
    int divisor = commonDivisor(fromRate, toRate);
    up = toRate / divisor;
    down = fromRate / divisor;
    if (Math.max(up, down) > LARGEST_FACTOR) {
      throw new IllegalArgumentException(
          "no resampling from "
              + fromRate
              + " Hz to "
              + toRate
              + " Hz: in lowest terms the factor is "
              + up
              + "/"
              + down
              + ", beyond "
              + LARGEST_FACTOR);
    }
    KaiserKernel kernel = new KaiserKernel(up, down);
    forward = new PolyphaseConvolution(kernel, up, down);
    transposed = new PolyphaseConvolution(kernel, down, up);
  }

  /** Whether a conversion between two positive rates is within {@link #LARGEST_FACTOR}. */
  public static boolean supports(int fromRate, int toRate) {
    return Math.max(fromRate, toRate) / commonDivisor(fromRate, toRate) <= LARGEST_FACTOR;
  }

  private static int commonDivisor(int a, int b) {
    return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValueExact();
  }

  /**
   * Number of output samples for an input, ⌈N·p/q⌉.
   *
   * @throws IllegalArgumentException when it does not fit an array
   */
  public int outputLength(int inputLength) {
    long length = ((long) inputLength * up + down - 1) / down;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d samples resampled by %d/%d do not fit an array",
              inputLength,
              up,
              down));
    }
    return (int) length;
  }

  /**
   * Resamples a signal.
   *
   * @param x samples at the first rate; not changed
   * @return {@link #outputLength} samples at the second rate; a new array
   */
  public double[] resample(double[] x) {
    return up == down ? x.clone() : forward.apply(x, outputLength(x.length));
  }

  /**
   * The adjoint: what a gradient with respect to the output is with respect to the input, Σ_m
   * g[m]·w[m·q − k·p]. As w is symmetric this is the same convolution with p and q exchanged.
   *
   * @param g one value an output sample; not changed
   * @param inputLength number of input samples
   * @return one value an input sample; a new array
   * @throws IllegalArgumentException when {@code g} is not {@code outputLength(inputLength)} long
   */
  public double[] adjoint(double[] g, int inputLength) {
    if (g.length != outputLength(inputLength)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d values, but %d samples become %d",
              g.length,
              inputLength,
              outputLength(inputLength)));
    }
    return up == down ? g.clone() : transposed.apply(g, inputLength);
  }
}
