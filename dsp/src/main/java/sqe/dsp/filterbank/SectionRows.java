package sqe.dsp.filterbank;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Cascades of second-order sections of many channels, run over a signal and over its Hilbert
 * transform and moved on together by one sample. Lane s·C + c of a row is section s of channel c,
 * and section s is s samples behind section 0, so that its input is what the one before gave in the
 * last step; the lanes of the transform follow those of the signal.
 *
 * <p>Each loop takes few rows, of one index: the compiler makes vector instructions of such loops
 * and of no larger ones. Mutable; one per run.
 */
final class SectionRows {

  /**
   * What the sections (1 + b₁z⁻¹)/(1 + a₁z⁻¹ + a₂z⁻²) do, one value a lane of the signal.
   *
   * @param sections number of sections
   * @param channels number of channels
   * @param b1 null where all are zero
   */
  record Coefficients(
      int sections, int channels, double @Nullable [] b1, double[] a1, double[] a2) {

    /** Of coefficients by {@code [section][channel]}. */
    static Coefficients of(double @Nullable [][] b1, double[][] a1, double[][] a2) {
      return new Coefficients(
          a1.length, a1[0].length, b1 == null ? null : lanes(b1), lanes(a1), lanes(a2));
    }

    private static double[] lanes(double[][] bySection) {
      return Arrays.stream(bySection).flatMapToDouble(Arrays::stream).toArray();
    }

    int lanes() {
      return sections * channels;
    }
  }

  private final int channels;
  private final int half;
  private final double @Nullable [] b1;
  private final double[] a1;
  private final double[] a2;
  private final double[] fed;
  private double[] input;
  private double[] lastInput;
  private double[] output;
  private double[] lastOutput;
  private double[] olderOutput;
  private final double[] stop;
  private final double[] laterStop;
  private double[] response;
  private double[] lastResponse;

  /** Sections at rest whose outputs nothing stops. */
  SectionRows(Coefficients coefficients) {
    this.channels = coefficients.channels();
    this.half = coefficients.lanes();
    this.b1 = coefficients.b1() == null ? null : twice(coefficients.b1());
    this.a1 = twice(coefficients.a1());
    this.a2 = twice(coefficients.a2());
    this.fed = new double[2 * half];
    this.input = new double[2 * half];
    this.lastInput = new double[2 * half];
    this.output = new double[2 * half];
    this.lastOutput = new double[2 * half];
    this.olderOutput = new double[2 * half];
    this.stop = new double[2 * half];
    this.laterStop = new double[2 * half];
    this.response = new double[2 * half];
    this.lastResponse = new double[2 * half];
  }

  private static double[] twice(double[] lanes) {
    double[] both = Arrays.copyOf(lanes, 2 * lanes.length);
    System.arraycopy(lanes, 0, both, lanes.length, lanes.length);
    return both;
  }

  /**
   * Takes what stops one section of the signal's run from another, which has just taken its last
   * sample in that section: two samples of input right after the last.
   */
  void stopSectionAsIn(SectionRows ended, int section) {
    for (int c = 0; c < channels; c++) {
      int lane = section * channels + c;
      double numerator = b1 == null ? 0 : b1[lane] * ended.input[lane];
      stop[half + lane] =
          a1[lane] * ended.output[lane] + a2[lane] * ended.lastOutput[lane] - numerator;
      laterStop[half + lane] = a2[lane] * ended.output[lane];
    }
  }

  /**
   * Moves on by one sample.
   *
   * @param sample of the signal
   * @param transformed of its Hilbert transform
   * @param h the transform of a unit impulse right after the signal's last sample
   */
  void step(double sample, double transformed, double h) {
    double[] free = lastInput;
    lastInput = input;
    input = free;
    carry(output, input, sample, 0);
    carry(output, input, transformed, half);
    free = lastResponse;
    lastResponse = response;
    response = free;
    carry(lastResponse, response, h, half);
    // Without a numerator no later step looks at the input, which then serves as the sum.
    double[] given = input;
    if (b1 != null) {
      feed(fed, input, b1, lastInput);
      given = fed;
    }
    addProducts(given, half, stop, response, laterStop, lastResponse);
    free = olderOutput;
    olderOutput = lastOutput;
    lastOutput = output;
    output = free;
    feedBack(output, given, a1, lastOutput, a2, olderOutput);
  }

  /** Each section's input is what the one before gave; the first takes a new sample. */
  private void carry(double[] given, double[] taken, double sample, int from) {
    Arrays.fill(taken, from, from + channels, sample);
    System.arraycopy(given, from, taken, from + channels, half - channels);
  }

  private static void feed(double[] fed, double[] u, double[] b1, double[] u1) {
    for (int l = 0; l < fed.length; l++) {
      fed[l] = u[l] + b1[l] * u1[l];
    }
  }

  private static void addProducts(
      double[] fed, int from, double[] a, double[] b, double[] c, double[] d) {
    for (int l = from; l < fed.length; l++) {
      fed[l] += a[l] * b[l] + c[l] * d[l];
    }
  }

  private static void feedBack(
      double[] y, double[] fed, double[] a1, double[] y1, double[] a2, double[] y2) {
    for (int l = 0; l < y.length; l++) {
      y[l] = fed[l] - (a1[l] * y1[l] + a2[l] * y2[l]);
    }
  }

  /** Copies the last section's output of the signal's run, one value a channel. */
  void copySignal(double[] values, int from) {
    System.arraycopy(output, half - channels, values, from, channels);
  }

  /** Copies the last section's output of the transform's run, one value a channel. */
  void copyTransform(double[] values, int from) {
    System.arraycopy(output, 2 * half - channels, values, from, channels);
  }
}
