package sqe.dsp.spectrum;

/**
 * Products of packed spectra of one even length, bin by bin; see {@link Fft} for the packing. All
 * arrays are equally long.
 */
public final class PackedSpectra {

  private PackedSpectra() {}

  /**
   * {@code product = a·b}, the spectrum of a circular convolution.
   *
   * @param a not changed, unless it is {@code product}
   * @param b not changed
   * @param product receives the product; may be {@code a}, not {@code b}
   */
  public static void multiply(double[] a, double[] b, double[] product) {
    product[0] = a[0] * b[0];
    product[1] = a[1] * b[1];
    for (int i = 2; i < a.length; i += 2) {
      double re = a[i] * b[i] - a[i + 1] * b[i + 1];
      product[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
      product[i] = re;
    }
  }

  /**
   * Power |X[k]|² of one of several packed spectra.
   *
   * @param packed not changed
   * @param from where it begins
   * @param length even number of points
   * @param power receives {@code length / 2 + 1} values
   */
  public static void power(double[] packed, int from, int length, double[] power) {
    power[0] = packed[from] * packed[from];
    power[length / 2] = packed[from + 1] * packed[from + 1];
    for (int k = 1; k < length / 2; k++) {
      double re = packed[from + 2 * k];
      double im = packed[from + 2 * k + 1];
      power[k] = re * re + im * im;
    }
  }

  /**
   * {@code product = conj(a)·b}, the spectrum of the circular correlation Σ a[n]·b[n + m].
   *
   * @param a not changed, unless it is {@code product}
   * @param b not changed
   * @param product receives the product; may be {@code a}, not {@code b}
   */
  public static void correlate(double[] a, double[] b, double[] product) {
    product[0] = a[0] * b[0];
    product[1] = a[1] * b[1];
    for (int i = 2; i < a.length; i += 2) {
      double re = a[i] * b[i] + a[i + 1] * b[i + 1];
      product[i + 1] = a[i] * b[i + 1] - a[i + 1] * b[i];
      product[i] = re;
    }
  }

  /**
   * {@code sum += conj(a)·b}.
   *
   * @param a not changed
   * @param b not changed; may be {@code a}
   * @param sum added to; neither a nor b
   */
  public static void accumulateCorrelation(double[] a, double[] b, double[] sum) {
    sum[0] += a[0] * b[0];
    sum[1] += a[1] * b[1];
    for (int i = 2; i < sum.length; i += 2) {
      sum[i] += a[i] * b[i] + a[i + 1] * b[i + 1];
      sum[i + 1] += a[i] * b[i + 1] - a[i + 1] * b[i];
    }
  }
}
