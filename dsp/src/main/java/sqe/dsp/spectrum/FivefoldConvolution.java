package sqe.dsp.spectrum;

import java.util.Arrays;

/**
 * Of P = 5M points, by transforms of M. With ω = e^(−j2π/5) and W = e^(−j2π/P), the bins 5k + q of
 * a signal's transform are the M-point transform of
 *
 * <pre>
 *   a_q[m]·W^(mq),   a_q[m] = Σ_j x[m + jM]·ω^(jq)
 * </pre>
 *
 * <p>A real signal's a₀ is real, and a₄, a₃ are the conjugates of a₁, a₂: one real and two complex
 * transforms hold everything. Back,
 *
 * <pre>
 *   x[m + jM] = (a₀[m] + 2 Re(a₁[m]·ω^(−j) + a₂[m]·ω^(−2j)))/5
 * </pre>
 */
final class FivefoldConvolution implements KernelConvolution {

  private static final int PARTS = 5;
  private static final double C1 = StrictMath.cos(2 * Math.PI / PARTS);
  private static final double S1 = StrictMath.sin(2 * Math.PI / PARTS);
  private static final double C2 = StrictMath.cos(4 * Math.PI / PARTS);
  private static final double S2 = StrictMath.sin(4 * Math.PI / PARTS);

  private final int part;
  private final Fft fft;
  private final double[] cos;
  private final double[] sin;
  private final Spectrum spectrum;

  /**
   * Bins of a transform.
   *
   * @param a0 bins 5k, packed
   * @param a1 bins 5k + 1
   * @param a2 bins 5k + 2
   */
  private record Spectrum(double[] a0, double[] a1, double[] a2) {}

  FivefoldConvolution(double[] kernel) {
    this.part = kernel.length / PARTS;
    this.fft = new Fft(part);
    this.cos = new double[part];
    this.sin = new double[part];
    Turn turn = new Turn(2 * Math.PI / kernel.length, part);
    for (int m = 0; m < part; m++) {
      cos[m] = turn.cosine(m);
      sin[m] = turn.sine(m);
    }
    this.spectrum = forward(kernel);
  }

  @Override
  public double[] convolve(double[] x, int count) {
    Spectrum a = forward(Arrays.copyOf(x, PARTS * part));
    PackedSpectra.multiply(a.a0, spectrum.a0, a.a0);
    multiply(a.a1, spectrum.a1);
    multiply(a.a2, spectrum.a2);
    return inverse(a, count);
  }

  /** {@code a *= b}, complex point by point. */
  private static void multiply(double[] a, double[] b) {
    for (int i = 0; i < a.length; i += 2) {
      double re = a[i] * b[i] - a[i + 1] * b[i + 1];
      a[i + 1] = a[i] * b[i + 1] + a[i + 1] * b[i];
      a[i] = re;
    }
  }

  private Spectrum forward(double[] x) {
    double[] a0 = new double[part];
    double[] a1 = new double[2 * part];
    double[] a2 = new double[2 * part];
    for (int m = 0; m < part; m++) {
      double sum14 = x[m + part] + x[m + 4 * part];
      double difference14 = x[m + part] - x[m + 4 * part];
      double sum23 = x[m + 2 * part] + x[m + 3 * part];
      double difference23 = x[m + 2 * part] - x[m + 3 * part];
      a0[m] = x[m] + sum14 + sum23;
      double c = cos[m];
      double s = sin[m];
      putTurned(
          a1, m, x[m] + C1 * sum14 + C2 * sum23, -(S1 * difference14 + S2 * difference23), c, s);
      putTurned(
          a2,
          m,
          x[m] + C2 * sum14 + C1 * sum23,
          S1 * difference23 - S2 * difference14,
          c * c - s * s,
          2 * c * s);
    }
    fft.forward(a0);
    fft.forwardComplex(a1);
    fft.forwardComplex(a2);
    return new Spectrum(a0, a1, a2);
  }

  /** {@code a[m] = (re + j·im)·(c − j·s)}. */
  private static void putTurned(double[] a, int m, double re, double im, double c, double s) {
    a[2 * m] = re * c + im * s;
    a[2 * m + 1] = im * c - re * s;
  }

  private double[] inverse(Spectrum a, int count) {
    fft.inverse(a.a0);
    fft.inverseComplex(a.a1);
    fft.inverseComplex(a.a2);
    double[] x = new double[PARTS * part];
    for (int m = 0; m < part; m++) {
      double c = cos[m];
      double s = sin[m];
      double re1 = a.a1[2 * m] * c - a.a1[2 * m + 1] * s;
      double im1 = a.a1[2 * m + 1] * c + a.a1[2 * m] * s;
      double doubleC = c * c - s * s;
      double doubleS = 2 * c * s;
      double re2 = a.a2[2 * m] * doubleC - a.a2[2 * m + 1] * doubleS;
      double im2 = a.a2[2 * m + 1] * doubleC + a.a2[2 * m] * doubleS;
      double mean = a.a0[m] / PARTS;
      double even1 = 2.0 / PARTS * (re1 * C1 + re2 * C2);
      double odd1 = 2.0 / PARTS * (im1 * S1 + im2 * S2);
      double even2 = 2.0 / PARTS * (re1 * C2 + re2 * C1);
      double odd2 = 2.0 / PARTS * (im1 * S2 - im2 * S1);
      x[m] = mean + 2.0 / PARTS * (re1 + re2);
      x[m + part] = mean + even1 - odd1;
      x[m + 2 * part] = mean + even2 - odd2;
      x[m + 3 * part] = mean + even2 + odd2;
      x[m + 4 * part] = mean + even1 + odd1;
    }
    return Arrays.copyOf(x, count);
  }
}
