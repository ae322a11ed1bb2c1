package sqe.dsp.spectrum;

import org.jtransforms.fft.DoubleFFT_1D;

/**
 * Complex discrete Fourier transform of one length, as {@link Fft} is of real samples; real parts
 * at even places, imaginary parts at odd ones. Immutable.
 */
final class ComplexFft {

  private final DoubleFFT_1D plan;

  /** Plans a transform of some complex points. */
  ComplexFft(int length) {
    this.plan = new DoubleFFT_1D(length);
  }

  /** In place. */
  void forward(double[] a) {
    plan.complexForward(a);
  }

  /** In place, including the factor 1/n. */
  void inverse(double[] a) {
    plan.complexInverse(a, true);
  }

  /** {@code product = a·b}, point by point; the product may be one of the factors. */
  static void multiply(double[] a, double[] b, double[] product) {
    for (int i = 0; i < a.length; i += 2) {
      double re = a[i] * b[i] - a[i + 1] * b[i + 1];
      product[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
      product[i] = re;
    }
  }
}
