package sqe.dsp.filterbank;

/**
 * Band-passes made of a Butterworth low-pass of fourth order: each of its poles p becomes the two
 * solutions of s² − p·B·s + Ω₁Ω₂ = 0, B = Ω₂ − Ω₁, with edges warped by Ω = tan(πf/fs), and the
 * bilinear transform z = (1 + s)/(1 − s) makes four sections of second order of the eight. The
 * numerator (1 − z⁻²)⁴ is the same for every band: {@link #differences} applies it to the signal,
 * once, and the bank has the poles.
 */
public final class Butterworth {

  /** Order of the low-pass, and number of sections of the band-pass. */
  private static final int ORDER = 4;

  private Butterworth() {}

  /**
   * A bank of band-passes, to be run over a signal's {@link #differences}.
   *
   * @param sampleRate in Hz
   * @param edges in Hz, rising, below half the sample rate; band b goes from edge b to edge b + 1
   */
  public static EnvelopeBank bank(int sampleRate, double[] edges) {
    int bands = edges.length - 1;
    double[][] a1 = new double[ORDER][bands];
    double[][] a2 = new double[ORDER][bands];
    double[] scale = new double[bands];
    for (int b = 0; b < bands; b++) {
      double low = StrictMath.tan(Math.PI * edges[b] / sampleRate);
      double high = StrictMath.tan(Math.PI * edges[b + 1] / sampleRate);
      scale[b] = 1;
      for (int s = 0; s < ORDER; s++) {
        double angle = Math.PI / 2 + Math.PI * (2 * (s / 2) + 1) / (2.0 * ORDER);
        Pole pole = Pole.of(angle, high - low, low * high, s % 2 == 0 ? 1 : -1);
        scale[b] *= (high - low) / pole.squaredDistanceFromOne();
        a1[s][b] = pole.a1();
        a2[s][b] = pole.a2();
      }
    }
    return new EnvelopeBank(CascadeCoefficients.ofPoles(a1, a2), scale);
  }

  /** The signal through (1 − z⁻²)⁴, from a state of rest; a new array. */
  public static double[] differences(double[] x) {
    double[] v = x.clone();
    for (int section = 0; section < ORDER; section++) {
      for (int n = v.length - 1; n >= 2; n--) {
        v[n] -= v[n - 2];
      }
    }
    return v;
  }

  /** A pole s of the band-pass, one of each conjugate pair. */
  private record Pole(double re, double im) {

    /** q ± √(q² − Ω₁Ω₂) with q = e^{i·angle}·B/2. */
    static Pole of(double angle, double width, double squaredCentre, int sign) {
      double re = StrictMath.cos(angle) * width / 2;
      double im = StrictMath.sin(angle) * width / 2;
      double squareRe = re * re - im * im - squaredCentre;
      double squareIm = 2 * re * im;
      double norm = StrictMath.hypot(squareRe, squareIm);
      double rootRe = Math.sqrt(Math.max(0, (norm + squareRe) / 2));
      double rootIm = Math.copySign(Math.sqrt(Math.max(0, (norm - squareRe) / 2)), squareIm);
      return new Pole(re + sign * rootRe, im + sign * rootIm);
    }

    double squaredDistanceFromOne() {
      return (1 - re) * (1 - re) + im * im;
    }

    /** −2 Re z, z = (1 + s)/(1 − s). */
    double a1() {
      return -2 * (1 - re * re - im * im) / squaredDistanceFromOne();
    }

    /** |z|². */
    double a2() {
      return ((1 + re) * (1 + re) + im * im) / squaredDistanceFromOne();
    }
  }
}
