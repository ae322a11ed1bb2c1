package sqe.metrics.pesq;

/** Products of two spectra as {@link sqe.dsp.spectrum.Fft} packs them. */
final class PackedSpectra {

  private PackedSpectra() {}

  /** a ← a·b: convolution. */
  static void multiply(double[] a, double[] b) {
    a[0] *= b[0];
    a[1] *= b[1];
    for (int i = 2; i < a.length; i += 2) {
      double re = a[i] * b[i] - a[i + 1] * b[i + 1];
      a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
      a[i] = re;
    }
  }

  /** a ← a*·b: correlation. */
  static void multiplyConjugate(double[] a, double[] b) {
    a[0] *= b[0];
    a[1] *= b[1];
    for (int i = 2; i < a.length; i += 2) {
      double re = a[i] * b[i] + a[i + 1] * b[i + 1];
      a[i + 1] = a[i] * b[i + 1] - a[i + 1] * b[i];
      a[i] = re;
    }
  }
}
