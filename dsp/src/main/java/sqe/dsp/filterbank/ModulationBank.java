package sqe.dsp.filterbank;

import java.util.Arrays;

/**
 * Band-pass filters of second order for the modulation of envelopes, one quality for all. With t =
 * tan(πf/fs),
 *
 * <pre>
 *   H(z) = b(1 − z⁻²)/((1 + b + t²) + (2t² − 2)z⁻¹ + (1 − b + t²)z⁻²),   b = t/Q
 * </pre>
 *
 * <p>Immutable; {@link #rest} starts a run over envelopes.
 */
public final class ModulationBank {

  private final double sampleRate;
  private final double[] centres;
  private final double quality;
  private final double[] gain;
  private final double[] a1;
  private final double[] a2;

  /**
   * Makes the filters.
   *
   * @param sampleRate of the envelopes, in Hz
   * @param centres in Hz, below half the rate
   * @param quality Q, centre over bandwidth
   */
  public ModulationBank(double sampleRate, double[] centres, double quality) {
    int count = centres.length;
    this.sampleRate = sampleRate;
    this.centres = centres.clone();
    this.quality = quality;
    this.gain = new double[count];
    this.a1 = new double[count];
    this.a2 = new double[count];
    for (int j = 0; j < count; j++) {
      double t = StrictMath.tan(Math.PI * centres[j] / sampleRate);
      double b = t / quality;
      double a0 = 1 + b + t * t;
      gain[j] = b / a0;
      a1[j] = (2 * t * t - 2) / a0;
      a2[j] = (1 - b + t * t) / a0;
    }
  }

  /**
   * Centres in equal ratios.
   *
   * @param count at least two
   * @param lowest in Hz
   * @param highest in Hz
   */
  public static double[] centres(int count, double lowest, double highest) {
    double[] centres = new double[count];
    for (int j = 0; j < count; j++) {
      centres[j] = lowest * StrictMath.pow(highest / lowest, j / (count - 1.0));
    }
    return centres;
  }

  /** Number of filters. */
  public int count() {
    return centres.length;
  }

  /** Lower edges f − tan(πf/fs)·fs/(2πQ), in Hz. */
  public double[] lowerEdges() {
    double scale = sampleRate / (2 * Math.PI * quality);
    return Arrays.stream(centres)
        .map(f -> f - StrictMath.tan(Math.PI * f / sampleRate) * scale)
        .toArray();
  }

  /** All filters at rest, over the envelopes of a number of channels. */
  public Run rest(int channels) {
    return new Run(this, channels);
  }

  /**
   * One run over envelopes. Lane j·C + c is filter j of channel c; the squared outputs are added up
   * without the filters' gains, which {@link #scale} puts in at the end. Mutable.
   */
  public static final class Run {
    private final ModulationBank bank;
    private final int channels;
    private final double[] a1;
    private final double[] a2;
    private double[] output;
    private double[] lastOutput;
    private double[] olderOutput;
    private double[] envelope;
    private double[] lastEnvelope;
    private double[] olderEnvelope;
    private final double[] difference;

    private Run(ModulationBank bank, int channels) {
      this.bank = bank;
      this.channels = channels;
      int lanes = lanes();
      this.a1 = new double[lanes];
      this.a2 = new double[lanes];
      for (int j = 0; j < bank.count(); j++) {
        Arrays.fill(a1, j * channels, (j + 1) * channels, bank.a1[j]);
        Arrays.fill(a2, j * channels, (j + 1) * channels, bank.a2[j]);
      }
      this.output = new double[lanes];
      this.lastOutput = new double[lanes];
      this.olderOutput = new double[lanes];
      this.envelope = new double[channels];
      this.lastEnvelope = new double[channels];
      this.olderEnvelope = new double[channels];
      this.difference = new double[lanes];
    }

    /** Filters times channels. */
    public int lanes() {
      return bank.count() * channels;
    }

    /**
     * Moves on by one sample.
     *
     * @param values the envelopes, one a channel; not changed
     */
    public void step(double[] values) {
      double[] free = olderEnvelope;
      olderEnvelope = lastEnvelope;
      lastEnvelope = envelope;
      envelope = free;
      System.arraycopy(values, 0, envelope, 0, channels);
      subtract(difference, envelope, olderEnvelope, channels);
      for (int filled = channels; filled < difference.length; filled *= 2) {
        int more = Math.min(filled, difference.length - filled);
        System.arraycopy(difference, 0, difference, filled, more);
      }
      free = olderOutput;
      olderOutput = lastOutput;
      lastOutput = output;
      output = free;
      feedBack(output, difference, a1, lastOutput, a2, olderOutput);
    }

    private static void subtract(double[] result, double[] x, double[] y, int count) {
      for (int c = 0; c < count; c++) {
        result[c] = x[c] - y[c];
      }
    }

    private static void feedBack(
        double[] y, double[] fed, double[] a1, double[] y1, double[] a2, double[] y2) {
      for (int l = 0; l < y.length; l++) {
        y[l] = fed[l] - (a1[l] * y1[l] + a2[l] * y2[l]);
      }
    }

    /**
     * Adds the weighted squares of the outputs of some filters: {@code sum += weight·y²}.
     *
     * @param from the first filter
     * @param to the filter after the last
     * @param sum one value a lane
     */
    public void addSquares(int from, int to, double weight, double[] sum) {
      addSquares(output, from * channels, to * channels, weight, sum);
    }

    private static void addSquares(double[] y, int from, int to, double weight, double[] sum) {
      for (int l = from; l < to; l++) {
        sum[l] += weight * (y[l] * y[l]);
      }
    }

    /** As {@link #addSquares(int, int, double, double[])} for four weights and sums at once. */
    public void addSquares(int from, int to, double[] weights, double[][] sums) {
      addSquares(
          output, from * channels, to * channels, weights, sums[0], sums[1], sums[2], sums[3]);
    }

    private static void addSquares(
        double[] y,
        int from,
        int to,
        double[] weights,
        double[] s0,
        double[] s1,
        double[] s2,
        double[] s3) {
      double w0 = weights[0];
      double w1 = weights[1];
      double w2 = weights[2];
      double w3 = weights[3];
      for (int l = from; l < to; l++) {
        double square = y[l] * y[l];
        s0[l] += w0 * square;
        s1[l] += w1 * square;
        s2[l] += w2 * square;
        s3[l] += w3 * square;
      }
    }

    /** Multiplies sums of squares by the filters' squared gains and another factor, in place. */
    public void scale(double[] sum, double factor) {
      for (int l = 0; l < sum.length; l++) {
        double gain = bank.gain[l / channels];
        sum[l] *= gain * gain * factor;
      }
    }
  }
}
