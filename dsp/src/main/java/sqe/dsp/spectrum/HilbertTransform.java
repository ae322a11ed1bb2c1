package sqe.dsp.spectrum;

/**
 * The circular Hilbert transform of one length: the imaginary part of the analytic signal that a
 * discrete Fourier transform of exactly that length gives when negative frequencies are set to
 * zero, positive ones doubled, and 0 and half the sample rate kept.
 *
 * <p>It is the circular convolution of x with
 *
 * <pre>
 *   h[d] = (2/N) cot(πd/N) for odd d, 0 for even d      N even
 *   h[d] = (1/N) cot(πd/2N) for odd d, −(1/N) tan(πd/2N) for even d      N odd
 * </pre>
 *
 * <p>and is computed as one, by transforms of a power of two: a length may be odd or prime, and
 * costs what its neighbours cost. Three transforms of at least 2N − 1 points, one of which is done
 * with the plan. The kernel is at hand for those who know a signal's transform but for a few
 * samples. Immutable.
 */
public final class HilbertTransform {

  private final int length;
  private final double[] kernel;
  private final KernelConvolution convolution;

  /**
   * Plans a transform.
   *
   * @param length N, at least 1
   */
  public HilbertTransform(int length) {
    if (length < 1) {
      throw new IllegalArgumentException("length must be positive: " + length);
    }
    this.length = length;
    this.kernel = kernelOf(length);
    double[] periodic = new double[KernelConvolution.points(2 * length - 1)];
    for (int d = 1; d < length; d++) {
      periodic[d] = kernel[d];
      periodic[periodic.length - d] = -kernel[d];
    }
    this.convolution = KernelConvolution.with(periodic);
  }

  /** N. */
  public int length() {
    return length;
  }

  /** h[d], the transform of a unit impulse d samples after it, d = 0 … N − 1. */
  public double kernel(int d) {
    return kernel[d];
  }

  /**
   * The transform of a signal, zeros appended up to N.
   *
   * @param x at most N samples; not changed
   * @return N values; a new array
   */
  public double[] transform(double[] x) {
    return convolution.convolve(x, length);
  }

  private static double[] kernelOf(int length) {
    double[] h = new double[length];
    if (length % 2 == 0) {
      Turn turn = new Turn(Math.PI / length, length);
      for (int d = 1; d < length; d += 2) {
        h[d] = 2.0 / length * turn.cotangent(d);
      }
      return h;
    }
    Turn turn = new Turn(Math.PI / (2.0 * length), length);
    for (int d = 1; d < length; d++) {
      double cotangent = turn.cotangent(d);
      h[d] = (d % 2 == 1 ? cotangent : -1 / cotangent) / length;
    }
    return h;
  }
}
