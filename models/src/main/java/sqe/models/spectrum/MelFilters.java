package sqe.models.spectrum;

import sqe.dsp.linear.Reductions;

/**
 * Triangular mel filters on Slaney's scale, each of unit area, over the bins of a discrete spectrum
 * of any length, as the front ends of DNSMOS and NISQA have them.
 *
 * <p>The scale is linear below 1 kHz, mel(f) = 3f/200, and logarithmic above, mel(f) = 15 + 27·ln(f
 * / 1000)/ln 6.4. Points p equally spaced in mel bound the filters,
 *
 * <pre>
 *   F[m][k] = max(0, min((f_k − p_m)/(p_{m+1} − p_m), (p_{m+2} − f_k)/(p_{m+2} − p_{m+1})))·2/(p_{m+2} − p_m)
 * </pre>
 *
 * <p>The networks were trained on weights in single precision, so the weights are rounded to it. A
 * filter that lies above half the sample rate holds no bin and gives 0, which the networks know
 * from recordings at low rates. Immutable.
 */
public final class MelFilters {

  private static final double CORNER_HZ = 1000;
  private static final double CORNER_MEL = 15;
  private static final double HZ_PER_MEL = 200.0 / 3;
  private static final double LOG_STEP = StrictMath.log(6.4) / 27;

  private final int[] firstBin;
  private final double[][] weights;

  /**
   * Lays out filters from 0 Hz up.
   *
   * @param sampleRate in Hz
   * @param length number of points of the transform, even or odd; bin k lies at k·sampleRate/length
   * @param count number of filters
   * @param highest upper edge of the last, in Hz; may be beyond half the sample rate
   */
  public MelFilters(int sampleRate, int length, int count, double highest) {
    int bins = length / 2 + 1;
    double[] points = points(count + 2, highest);
    firstBin = new int[count];
    weights = new double[count][];
    for (int m = 0; m < count; m++) {
      int first = 0;
      while (first < bins && frequency(first, sampleRate, length) <= points[m]) {
        first++;
      }
      int end = first;
      while (end < bins && frequency(end, sampleRate, length) < points[m + 2]) {
        end++;
      }
      firstBin[m] = first;
      weights[m] = new double[end - first];
      for (int k = first; k < end; k++) {
        weights[m][k - first] = triangle(frequency(k, sampleRate, length), points, m);
      }
    }
  }

  private static double frequency(int bin, int sampleRate, int length) {
    return (double) bin * sampleRate / length;
  }

  private static double triangle(double f, double[] points, int m) {
    double rising = (f - points[m]) / (points[m + 1] - points[m]);
    double falling = (points[m + 2] - f) / (points[m + 2] - points[m + 1]);
    return (float) (Math.max(0, Math.min(rising, falling)) * (2 / (points[m + 2] - points[m])));
  }

  private static double[] points(int count, double highest) {
    double step = mel(highest) / (count - 1);
    double[] points = new double[count];
    for (int i = 0; i < count; i++) {
      points[i] = hertz(i * step);
    }
    return points;
  }

  private static double mel(double hertz) {
    return hertz < CORNER_HZ
        ? hertz / HZ_PER_MEL
        : CORNER_MEL + StrictMath.log(hertz / CORNER_HZ) / LOG_STEP;
  }

  private static double hertz(double mel) {
    return mel < CORNER_MEL
        ? mel * HZ_PER_MEL
        : CORNER_HZ * StrictMath.exp((mel - CORNER_MEL) * LOG_STEP);
  }

  /** Number of filters. */
  public int count() {
    return weights.length;
  }

  /** The weight of a bin in a filter. */
  public double weight(int filter, int bin) {
    int k = bin - firstBin[filter];
    return k < 0 || k >= weights[filter].length ? 0 : weights[filter][k];
  }

  /**
   * What the filters give of a spectrum.
   *
   * @param spectrum one value a bin from {@code from} on; not changed
   * @param mel receives {@link #count()} values from {@code to} on
   */
  public void apply(double[] spectrum, int from, double[] mel, int to) {
    for (int m = 0; m < weights.length; m++) {
      mel[to + m] = Reductions.dot(weights[m], 0, spectrum, from + firstBin[m], weights[m].length);
    }
  }
}
