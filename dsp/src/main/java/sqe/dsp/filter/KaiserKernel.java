package sqe.dsp.filter;

/**
 * The taps of the low-pass that resampling by up/down convolves with: a sinc at half the lower of
 * the two rates under a Kaiser window, scaled to the sum {@code up}.
 *
 * <p>It is the default filter of Octave's {@code resample}: with M = max(up, down), cut-off f_c =
 * 1/(2M) of the up-sampled rate, transition width ρ = f_c/10 and A = 60 dB of rejection,
 *
 * <pre>
 *   L = ⌈(A − 8)/(28.714·ρ)⌉,  β = 0.1102·(A − 8.7),
 *   w[i] = up·g[i]/Σg,  g[i] = sinc(i/M)·I0(β·√(1 − (i/L)²)),  i = −L … L
 * </pre>
 *
 * <p>M is small for the usual rates (L = 290 for 16 kHz to 10 kHz) but may be as large as the rates
 * themselves: 7999 Hz to 10 kHz has L = 362,192. The taps are symmetric, so one half is tabulated,
 * up to {@value #LARGEST_TABLE} taps (32 MB); of a longer kernel each tap is computed when it is
 * asked for. Both give the same bits.
 */
final class KaiserKernel {

  private static final double REJECTION_DB = 60;
  private static final double BETA = 0.1102 * (REJECTION_DB - 8.7);
  private static final int LARGEST_TABLE = 1 << 22;

  /** 1/(k!)², the coefficients of I0 in (x/2)²; 8^26/(26!)² is below 1e-29 for x ≤ β. */
  private static final double[] BESSEL = besselCoefficients(26);

  private final int period;
  private final int halfLength;
  private final double scale;
  private final double[] table;

  KaiserKernel(int up, int down) {
    period = Math.max(up, down);
    double cutOff = 1 / (2.0 * period);
    halfLength = (int) Math.ceil((REJECTION_DB - 8) / (28.714 * (cutOff / 10)));
    boolean tabulated = halfLength < LARGEST_TABLE;
    table = new double[tabulated ? halfLength + 1 : 0];
    double tail = 0;
    double lost = 0;
    for (int i = halfLength; i > 0; i--) {
      double tap = shape(i);
      // Kahan's compensated sum: there may be millions of taps.
      double corrected = tap - lost;
      double next = tail + corrected;
      lost = (next - tail) - corrected;
      tail = next;
      if (tabulated) {
        table[i] = tap;
      }
    }
    scale = up / (shape(0) + 2 * tail);
    if (tabulated) {
      table[0] = shape(0);
      for (int i = 0; i <= halfLength; i++) {
        table[i] *= scale;
      }
    }
  }

  /** L: taps beyond ±L are zero. */
  int halfLength() {
    return halfLength;
  }

  /** w[i] for |i| ≤ L. */
  double tap(int i) {
    int distance = Math.abs(i);
    return table.length > 0 ? table[distance] : scale * shape(distance);
  }

  private double shape(int i) {
    double u = (double) i / halfLength;
    return sinc(i) * besselI0(BETA * Math.sqrt(1 - u * u));
  }

  /** sin(πi/M)/(πi/M); the sine's argument is reduced in whole numbers, without rounding. */
  private double sinc(int i) {
    if (i == 0) {
      return 1;
    }
    int turn = i % (2 * period);
    double sine = turn % period == 0 ? 0 : StrictMath.sin(Math.PI * turn / period);
    return sine / (Math.PI * i / period);
  }

  private static double besselI0(double x) {
    double square = x * x / 4;
    double sum = 0;
    for (int k = BESSEL.length - 1; k >= 0; k--) {
      sum = sum * square + BESSEL[k];
    }
    return sum;
  }

  private static double[] besselCoefficients(int terms) {
    double[] coefficients = new double[terms];
    double coefficient = 1;
    for (int k = 0; k < terms; k++) {
      coefficients[k] = coefficient;
      coefficient /= (k + 1.0) * (k + 1.0);
    }
    return coefficients;
  }
}
