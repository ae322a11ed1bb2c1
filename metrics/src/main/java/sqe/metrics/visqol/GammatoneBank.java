package sqe.metrics.visqol;

/**
 * Fourth-order gammatone filters, spaced evenly in equivalent rectangular bandwidths (ERB, §4).
 *
 * <p>With centre f in Hz, T = 1/rate and ERB(f) = f/9.26449 + 24.7, each filter is a cascade of
 * four sections with one denominator,
 *
 * <pre>
 *   θ = 2πfT,   r = exp(−2π·1.019·ERB(f)·T),   k_j = cos θ ± √(3 ± 2^1.5)·sin θ
 *   H_j(z) = (1 − r·k_j·z⁻¹) / (1 − 2r·cos θ·z⁻¹ + r²·z⁻²)
 * </pre>
 *
 * divided by the magnitude of the cascade at f. The sections are never multiplied out: at low
 * centres the filter of eighth order is not stable numerically. Immutable.
 *
 * <p>Source: M. Slaney, "An efficient implementation of the Patterson–Holdsworth auditory filter
 * bank", Apple Computer Technical Report 35, 1993.
 *
 * <p>Cost: 24 floating-point operations a sample and band. The four sections of one band run side
 * by side, for only the feedback within a section has to wait for the sample before.
 */
final class GammatoneBank {

  private static final double EAR_Q = 9.26449;
  private static final double SMALLEST_BANDWIDTH = 24.7;
  private static final double BANDWIDTH_FACTOR = 1.019;
  private static final double LOWEST = 50;

  private static final double WIDE = Math.sqrt(3 + StrictMath.pow(2, 1.5));
  private static final double NARROW = Math.sqrt(3 - StrictMath.pow(2, 1.5));
  private static final double[] SINES = {WIDE, -WIDE, NARROW, -NARROW};

  private final double[] centres;
  private final double[] zeros;
  private final double[] feedback1;
  private final double[] feedback2;
  private final double[] gains;

  /**
   * A bank from 50 Hz up.
   *
   * @param sampleRate in Hz
   * @param bands how many
   * @param highest upper end in Hz, which no centre reaches; at most half the sample rate
   */
  GammatoneBank(int sampleRate, int bands, double highest) {
    this.centres = centres(bands, highest);
    this.zeros = new double[SINES.length * bands];
    this.feedback1 = new double[bands];
    this.feedback2 = new double[bands];
    this.gains = new double[bands];
    for (int b = 0; b < bands; b++) {
      design(b, sampleRate);
    }
  }

  private static double[] centres(int bands, double highest) {
    double shift = EAR_Q * SMALLEST_BANDWIDTH;
    double octaves = StrictMath.log(LOWEST + shift) - StrictMath.log(highest + shift);
    double[] centres = new double[bands];
    for (int i = 1; i <= bands; i++) {
      double part = (double) i / bands;
      centres[bands - i] = -shift + (highest + shift) * StrictMath.exp(part * octaves);
    }
    return centres;
  }

  private void design(int band, int sampleRate) {
    double f = centres[band];
    double theta = 2 * Math.PI * f / sampleRate;
    double bandwidth = BANDWIDTH_FACTOR * (f / EAR_Q + SMALLEST_BANDWIDTH);
    double r = StrictMath.exp(-2 * Math.PI * bandwidth / sampleRate);
    double cos = StrictMath.cos(theta);
    double sin = StrictMath.sin(theta);
    feedback1[band] = 2 * r * cos;
    feedback2[band] = -r * r;
    // 1 − 2r·cos θ·e^(−jθ) + r²·e^(−2jθ)
    double pole =
        magnitude(
            1 - feedback1[band] * cos - feedback2[band] * StrictMath.cos(2 * theta),
            feedback1[band] * sin + feedback2[band] * StrictMath.sin(2 * theta));
    double gain = 1;
    for (int j = 0; j < SINES.length; j++) {
      double zero = r * (cos + SINES[j] * sin);
      zeros[SINES.length * band + j] = -zero;
      gain *= magnitude(1 - zero * cos, zero * sin) / pole;
    }
    gains[band] = gain;
  }

  private static double magnitude(double re, double im) {
    return Math.sqrt(re * re + im * im);
  }

  /** Number of bands. */
  int bands() {
    return centres.length;
  }

  /** Centre of a band in Hz; the first is the lowest. */
  double centre(int band) {
    return centres[band];
  }

  /**
   * The root mean square of a block in a band, from zero state on.
   *
   * @param block samples, weighted by a window; not changed
   */
  double rootMeanSquare(double[] block, int band) {
    double b1 = zeros[SINES.length * band];
    double b2 = zeros[SINES.length * band + 1];
    double b3 = zeros[SINES.length * band + 2];
    double b4 = zeros[SINES.length * band + 3];
    double a1 = feedback1[band];
    double a2 = feedback2[band];
    double p1 = 0, p2 = 0, p3 = 0, p4 = 0; // what a section owes its next output
    double q1 = 0, q2 = 0, q3 = 0, q4 = 0; // and the one after that
    double energy = 0;
    for (double x : block) {
      double y1 = x + p1;
      p1 = b1 * x + q1 + a1 * y1;
      q1 = a2 * y1;
      double y2 = y1 + p2;
      p2 = b2 * y1 + q2 + a1 * y2;
      q2 = a2 * y2;
      double y3 = y2 + p3;
      p3 = b3 * y2 + q3 + a1 * y3;
      q3 = a2 * y3;
      double y4 = y3 + p4;
      p4 = b4 * y3 + q4 + a1 * y4;
      q4 = a2 * y4;
      energy += y4 * y4;
    }
    return Math.sqrt(energy / block.length) / gains[band];
  }
}
