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

  private static final int STEP_BITS = 8;
  private static final int STEP = 1 << STEP_BITS;

  private final int length;
  private final double[] kernel;
  private final Fft fft;
  private final double[] spectrum;

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
    int points = Math.max(2, Integer.highestOneBit(Math.max(1, 2 * length - 2)) << 1);
    this.fft = new Fft(points);
    this.spectrum = new double[points];
    for (int d = 1; d < length; d++) {
      spectrum[d] = kernel[d];
      spectrum[points - d] = -kernel[d];
    }
    fft.forward(spectrum);
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
    double[] work = new double[spectrum.length];
    System.arraycopy(x, 0, work, 0, x.length);
    fft.forward(work);
    PackedSpectra.multiply(work, spectrum, work);
    fft.inverse(work);
    double[] result = new double[length];
    System.arraycopy(work, 0, result, 0, length);
    return result;
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

  /** Cotangents of multiples of an angle, by the addition theorems from two short tables. */
  private static final class Turn {
    private final double[] fineCosine = new double[STEP];
    private final double[] fineSine = new double[STEP];
    private final double[] coarseCosine;
    private final double[] coarseSine;

    Turn(double angle, int count) {
      for (int i = 0; i < STEP; i++) {
        fineCosine[i] = StrictMath.cos(angle * i);
        fineSine[i] = StrictMath.sin(angle * i);
      }
      int steps = (count >> STEP_BITS) + 1;
      coarseCosine = new double[steps];
      coarseSine = new double[steps];
      for (int i = 0; i < steps; i++) {
        coarseCosine[i] = StrictMath.cos(angle * i * STEP);
        coarseSine[i] = StrictMath.sin(angle * i * STEP);
      }
    }

    double cotangent(int multiple) {
      int fine = multiple & (STEP - 1);
      int coarse = multiple >> STEP_BITS;
      double cosine = coarseCosine[coarse] * fineCosine[fine] - coarseSine[coarse] * fineSine[fine];
      double sine = coarseSine[coarse] * fineCosine[fine] + coarseCosine[coarse] * fineSine[fine];
      return cosine / sine;
    }
  }
}
