package sqe.dsp.filterbank;

import java.util.Arrays;
import java.util.Locale;
import sqe.dsp.linear.Reductions;

/**
 * Triangular mel filters on Slaney's scale over the bins of a discrete spectrum, each of unit area:
 * the filters librosa and torchaudio make by default.
 *
 * <p>The scale is linear below 1 kHz, mel(f) = 3f/200, and logarithmic above, mel(f) = 15 + 27·ln(f
 * / 1000)/ln 6.4. n + 2 points p equally spaced in mel bound n filters,
 *
 * <pre>
 *   F[m][k] = max(0, min((f_k − p_m)/(p_{m+1} − p_m), (p_{m+2} − f_k)/(p_{m+2} − p_{m+1})))·2/(p_{m+2} − p_m)
 * </pre>
 *
 * <p>Only the bins within a triangle are kept. What the filters are for decides two things, which
 * {@link Use} names. Slaney, Auditory Toolbox, 1998. Immutable.
 */
public final class SlaneyMelBands {

  private static final double CORNER_HZ = 1000;
  private static final double CORNER_MEL = 15;
  private static final double HZ_PER_MEL = 200.0 / 3;
  private static final double LOG_STEP = StrictMath.log(6.4) / 27;

  private final int bins;
  private final int[] first;
  private final double[][] weights;

  /** What the filters are for. */
  public enum Use {
    /**
     * A measure. The weights are as defined; other libraries round them to single precision, which
     * moves results by 10⁻⁸. A filter without a bin would always be 0, and is refused.
     */
    MEASURE,
    /**
     * The front end of a network, which was trained on weights in single precision: they are
     * rounded to it. A filter above half the sample rate holds no bin and gives 0, which networks
     * know from recordings at low rates.
     */
    NETWORK
  }

  /**
   * Lays out filters over the bins of a spectrum, for a measure.
   *
   * @param sampleRate in Hz
   * @param fftLength number of points of the transform; bin k lies at k·sampleRate/fftLength
   * @param count number of filters, at least 1
   * @param lowest lower edge of the first in Hz, not negative
   * @param highest upper edge of the last in Hz, above the lowest
   * @throws IllegalArgumentException when an argument is out of range, or a filter holds no bin
   */
  public SlaneyMelBands(
      double sampleRate, int fftLength, int count, double lowest, double highest) {
    this(Use.MEASURE, sampleRate, fftLength, count, lowest, highest);
  }

  /**
   * Lays out filters over the bins of a spectrum.
   *
   * @param use what for
   * @param sampleRate in Hz
   * @param fftLength number of points of the transform; bin k lies at k·sampleRate/fftLength
   * @param count number of filters, at least 1
   * @param lowest lower edge of the first in Hz, not negative
   * @param highest upper edge of the last in Hz, above the lowest
   * @throws IllegalArgumentException when an argument is out of range, or a filter for a measure
   *     holds no bin
   */
  public SlaneyMelBands(
      Use use, double sampleRate, int fftLength, int count, double lowest, double highest) {
    if (count < 1 || !(lowest >= 0 && highest > lowest)) {
      throw new IllegalArgumentException(
          "no " + count + " filters from " + lowest + " to " + highest + " Hz");
    }
    this.bins = fftLength / 2 + 1;
    this.first = new int[count];
    this.weights = new double[count][];
    double[] points = points(count + 2, lowest, highest);
    double[] frequencies = new double[bins];
    Arrays.setAll(frequencies, k -> k * sampleRate / fftLength);
    for (int m = 0; m < count; m++) {
      int from = m == 0 ? 0 : first[m - 1];
      while (from < bins && frequencies[from] <= points[m]) {
        from++;
      }
      first[m] = from;
      weights[m] = triangle(frequencies, from, points[m], points[m + 1], points[m + 2]);
      if (use == Use.NETWORK) {
        round(weights[m]);
      } else if (weights[m].length == 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "filter %d of %d, from %.1f to %.1f Hz, holds no bin: bins are %.1f Hz apart and"
                    + " end at %.0f Hz",
                m + 1,
                count,
                points[m],
                points[m + 2],
                sampleRate / fftLength,
                sampleRate / 2));
      }
    }
  }

  /** The weights of the bins below the upper point, from a bin above the lower one on. */
  private static double[] triangle(
      double[] frequencies, int from, double lower, double centre, double upper) {
    int end = from;
    while (end < frequencies.length && frequencies[end] < upper) {
      end++;
    }
    double[] weights = new double[end - from];
    for (int k = from; k < end; k++) {
      double rising = (frequencies[k] - lower) / (centre - lower);
      double falling = (upper - frequencies[k]) / (upper - centre);
      weights[k - from] = Math.max(0, Math.min(rising, falling)) * (2 / (upper - lower));
    }
    return weights;
  }

  private static void round(double[] weights) {
    for (int k = 0; k < weights.length; k++) {
      weights[k] = (float) weights[k];
    }
  }

  private static double[] points(int count, double lowest, double highest) {
    double from = mel(lowest);
    double step = (mel(highest) - from) / (count - 1);
    double[] points = new double[count];
    for (int i = 0; i < count; i++) {
      points[i] = hertz(from + i * step);
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

  /** Number of bins of a spectrum, half the transform's length and one. */
  public int bins() {
    return bins;
  }

  /**
   * {@code mel = F·spectrum}.
   *
   * @param spectrum one value a bin; not changed
   * @param mel receives {@link #count()} values
   */
  public void apply(double[] spectrum, double[] mel) {
    apply(spectrum, mel, 0);
  }

  /**
   * {@code mel = F·spectrum}, a row of many.
   *
   * @param spectrum one value a bin; not changed
   * @param mel receives {@link #count()} values from {@code to} on
   */
  public void apply(double[] spectrum, double[] mel, int to) {
    for (int m = 0; m < weights.length; m++) {
      mel[to + m] = Reductions.dot(weights[m], 0, spectrum, first[m], weights[m].length);
    }
  }

  /**
   * {@code spectrum = Fᵀ·mel}, which takes a gradient back to the bins.
   *
   * @param mel {@link #count()} values; not changed
   * @param spectrum receives one value a bin
   */
  public void applyTransposed(double[] mel, double[] spectrum) {
    Arrays.fill(spectrum, 0, bins, 0);
    for (int m = 0; m < weights.length; m++) {
      double[] row = weights[m];
      for (int k = 0; k < row.length; k++) {
        spectrum[first[m] + k] += row[k] * mel[m];
      }
    }
  }
}
