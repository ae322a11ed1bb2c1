package sqe.dsp.filterbank;

import java.util.Arrays;

/**
 * The gammatone filter of Patterson and Holdsworth as Slaney (1993) made it digital: four sections
 * of second order that share their poles,
 *
 * <pre>
 *   (1 − r k_j z⁻¹)/(1 − 2r cos θ z⁻¹ + r² z⁻²),   k_j = cos θ ± √(3 ± 2^1.5) sin θ,
 *   θ = 2πf/fs,   r = exp(−2π 1.019 ERB(f)/fs),   ERB(f) = f/9.26449 + 24.7
 * </pre>
 *
 * <p>and divided by the gain at the centre f. Centres are equally spaced on the scale of the
 * equivalent rectangular bandwidth (ERB), from just below half the sample rate down.
 *
 * <p>The sections are never multiplied out: at low centres the filter of eighth order is
 * numerically unstable. Source: M. Slaney, An efficient implementation of the Patterson–Holdsworth
 * auditory filter bank, Apple technical report 35, 1993.
 */
public final class Gammatone {

  private static final double EAR_Q = 9.26449;
  private static final double MINIMUM_BANDWIDTH = 24.7; // Hz
  private static final double BANDWIDTH_FACTOR = 1.019;
  private static final double WIDE = Math.sqrt(3 + 2 * Math.sqrt(2));
  private static final double NARROW = Math.sqrt(3 - 2 * Math.sqrt(2));

  /** s_j in k_j = cos θ + s_j sin θ. */
  private static final double[] ZEROS = {WIDE, -WIDE, NARROW, -NARROW};

  private Gammatone() {}

  /** Equivalent rectangular bandwidth at a frequency, both in Hz. */
  public static double bandwidth(double frequency) {
    return frequency / EAR_Q + MINIMUM_BANDWIDTH;
  }

  /**
   * Centres from high to low in Hz; the last is the lowest, the first lies one step below half the
   * sample rate.
   *
   * @param sampleRate in Hz
   * @param count number of centres
   * @param lowest in Hz
   */
  public static double[] centres(int sampleRate, int count, double lowest) {
    double offset = EAR_Q * MINIMUM_BANDWIDTH;
    double top = sampleRate / 2.0 + offset;
    double step = (StrictMath.log(lowest + offset) - StrictMath.log(top)) / count;
    double[] centres = new double[count];
    for (int i = 0; i < count; i++) {
      centres[i] = -offset + top * StrictMath.exp((i + 1) * step);
    }
    return centres;
  }

  /**
   * A bank of these filters.
   *
   * @param sampleRate in Hz
   * @param centres in Hz, below half the sample rate
   */
  public static EnvelopeBank bank(int sampleRate, double[] centres) {
    int channels = centres.length;
    double[][] b1 = new double[ZEROS.length][channels];
    double[][] a1 = new double[ZEROS.length][channels];
    double[][] a2 = new double[ZEROS.length][channels];
    double[] scale = new double[channels];
    for (int c = 0; c < channels; c++) {
      Filter filter = new Filter(sampleRate, centres[c]);
      for (int s = 0; s < ZEROS.length; s++) {
        b1[s][c] = -filter.zero(s);
        a1[s][c] = -2 * filter.radius * filter.cosine;
        a2[s][c] = filter.radius * filter.radius;
      }
      scale[c] = 1 / filter.gain(filter.cosine, filter.sine);
    }
    return new EnvelopeBank(CascadeCoefficients.of(b1, a1, a2), scale);
  }

  /**
   * The magnitude of one filter's response, 1 at its centre, at the bins of a transform.
   *
   * @param sampleRate in Hz
   * @param centre in Hz
   * @param fftLength number of points
   * @return {@code fftLength/2 + 1} values
   */
  public static double[] response(int sampleRate, double centre, int fftLength) {
    Filter filter = new Filter(sampleRate, centre);
    double[] response = new double[fftLength / 2 + 1];
    for (int k = 0; k < response.length; k++) {
      double angle = 2 * Math.PI * k / fftLength;
      response[k] = filter.gain(StrictMath.cos(angle), StrictMath.sin(angle));
    }
    double atCentre = filter.gain(filter.cosine, filter.sine);
    return Arrays.stream(response).map(value -> value / atCentre).toArray();
  }

  /** One filter: where its poles and zeros are. */
  private static final class Filter {
    private final double cosine;
    private final double sine;
    private final double radius;

    Filter(int sampleRate, double centre) {
      double theta = 2 * Math.PI * centre / sampleRate;
      cosine = StrictMath.cos(theta);
      sine = StrictMath.sin(theta);
      radius = StrictMath.exp(-2 * Math.PI * BANDWIDTH_FACTOR * bandwidth(centre) / sampleRate);
    }

    double zero(int section) {
      return radius * (cosine + ZEROS[section] * sine);
    }

    /** |Π (u − zero)/((u − pole)(u − pole*))| at u = c + is on the unit circle. */
    double gain(double c, double s) {
      double re = radius * cosine;
      double im = radius * sine;
      double poles = StrictMath.hypot(c - re, s - im) * Math.hypot(c - re, s + im);
      double gain = 1;
      for (int j = 0; j < ZEROS.length; j++) {
        gain *= StrictMath.hypot(c - zero(j), s) / poles;
      }
      return gain;
    }
  }
}
