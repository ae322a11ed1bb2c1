package sqe.dsp.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;
import org.visnow.jlargearrays.ConcurrencyUtils;

/**
 * Real discrete Fourier transform of one length, planned once.
 *
 * <p>The one place that touches JTransforms. A spectrum is <em>packed</em>: of the {@code n/2 + 1}
 * bins of an even length {@code n}, bins 0 and n/2 are real, so {@code n} doubles hold everything:
 *
 * <pre>
 *   a[0] = Re X[0]    a[1] = Re X[n/2]    a[2k] = Re X[k]    a[2k+1] = Im X[k],  0 &lt; k &lt; n/2
 * </pre>
 *
 * <p>Of an odd length only bin 0 is real; {@code a[1]} holds what finds no other place, the
 * imaginary part of the last bin. {@link PackedSpectra} takes even lengths only.
 *
 * <p>The library's own threads are switched off: they are slower at the lengths used here, and the
 * batch runs one pair a thread. An instance is immutable after construction and may be shared by
 * any number of threads; results are the same to the bit. Powers of two allocate nothing; lengths
 * with a prime factor above 5 take several times as long.
 */
public final class Fft {

  static {
    ConcurrencyUtils.setNumberOfThreads(1);
  }

  private final int length;
  private final DoubleFFT_1D plan;

  /**
   * Plans a transform.
   *
   * @param length number of real points, at least 2; powers of two are fastest
   * @throws IllegalArgumentException when the length is less than 2
   */
  public Fft(int length) {
    if (length < 2) {
      throw new IllegalArgumentException("FFT length must be at least 2: " + length);
    }
    this.length = length;
    this.plan = new DoubleFFT_1D(length);
  }

  /** Number of real points. */
  public int length() {
    return length;
  }

  /** Number of bins of the one-sided spectrum, {@code length / 2 + 1}, rounded down. */
  public int bins() {
    return length / 2 + 1;
  }

  /**
   * X[k] = Σ x[i]·e^(−j2πki/n), in place.
   *
   * @param a {@code length} samples in, the packed spectrum out
   */
  public void forward(double[] a) {
    plan.realForward(a);
  }

  /**
   * As {@link #forward(double[])} for the {@code length} values from {@code offset} on.
   *
   * @param a modified between {@code offset} and {@code offset + length}
   */
  public void forward(double[] a, int offset) {
    plan.realForward(a, offset);
  }

  /**
   * Inverse of {@link #forward(double[])}, in place, including the factor 1/n.
   *
   * @param a the packed spectrum in, {@code length} samples out
   */
  public void inverse(double[] a) {
    plan.realInverse(a, true);
  }

  /**
   * As {@link #forward(double[])} of {@code length} complex points, in place.
   *
   * @param a real parts at even places, imaginary parts at odd ones, before and after
   */
  void forwardComplex(double[] a) {
    plan.complexForward(a);
  }

  /** Inverse of {@link #forwardComplex}, in place, including the factor 1/n. */
  void inverseComplex(double[] a) {
    plan.complexInverse(a, true);
  }

  /**
   * Power spectrum |X[k]|² of a packed spectrum.
   *
   * @param packed as {@link #forward(double[])} leaves it; not changed
   * @param power receives {@link #bins()} values from {@code offset} on
   * @param offset where in {@code power} bin 0 goes
   */
  public void power(double[] packed, double[] power, int offset) {
    power(packed, 0, power, offset);
  }

  /**
   * As {@link #power(double[], double[], int)} for the packed spectrum that starts at {@code from}.
   */
  public void power(double[] packed, int from, double[] power, int offset) {
    int half = length / 2;
    power[offset] = packed[from] * packed[from];
    double last = length % 2 == 0 ? 0 : packed[from + 2 * half];
    power[offset + half] = last * last + packed[from + 1] * packed[from + 1];
    for (int k = 1; k < half; k++) {
      double re = packed[from + 2 * k];
      double im = packed[from + 2 * k + 1];
      power[offset + k] = re * re + im * im;
    }
  }
}
