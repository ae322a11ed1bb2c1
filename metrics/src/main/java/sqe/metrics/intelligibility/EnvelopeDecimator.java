package sqe.metrics.intelligibility;

import java.util.Arrays;
import sqe.dsp.filterbank.EnvelopeBank;

/**
 * Brings envelopes to 32 Hz: every q-th output of the low-pass
 *
 * <pre>
 *   h[k] = c·sin(πk/q)/(πk)·I₀(5√(1 − (k/10q)²))/I₀(5),   |k| ≤ 10q,   Σh = 1
 * </pre>
 *
 * <p>A sample is in the reach of twenty outputs, and four samples at a time are added to each.
 * Mutable; takes envelopes one sample after the other.
 */
final class EnvelopeDecimator implements EnvelopeBank.Sink {

  /** Rate of the output in Hz. */
  static final int RATE = 32;

  private static final int REACH = 10;
  private static final double BETA = 5;
  private static final int GROUP = 4;

  private final int factor;
  private final int bands;
  private final double[] kernel;
  private final double[][] outputs;
  private final double[][] group;
  private int taken;

  /**
   * An empty output.
   *
   * @param sampleRate of the envelopes, in Hz, a multiple of {@value #RATE}
   * @param samples how many will come
   */
  EnvelopeDecimator(int sampleRate, int bands, int samples) {
    this.factor = sampleRate / RATE;
    this.bands = bands;
    this.kernel = kernel(factor);
    this.outputs = new double[(samples + factor - 1) / factor][bands];
    this.group = new double[GROUP][bands];
  }

  /** h[0] to h[10q], and zeros enough to look beyond. */
  private static double[] kernel(int factor) {
    int half = REACH * factor;
    double[] h = new double[half + GROUP];
    double sum = 0;
    for (int k = 0; k <= half; k++) {
      double u = (double) k / half;
      double sinc = k == 0 ? 1.0 / factor : StrictMath.sin(Math.PI * k / factor) / (Math.PI * k);
      h[k] = sinc * besselI0(BETA * Math.sqrt(1 - u * u));
      sum += k == 0 ? h[k] : 2 * h[k];
    }
    for (int k = 0; k <= half; k++) {
      h[k] /= sum;
    }
    return h;
  }

  private static double besselI0(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; term > 1e-18 * sum; k++) {
      term *= x * x / 4 / ((double) k * k);
      sum += term;
    }
    return sum;
  }

  @Override
  public void accept(double[] envelope) {
    System.arraycopy(envelope, 0, group[taken % GROUP], 0, bands);
    taken++;
    if (taken % GROUP == 0) {
      addGroup(taken - GROUP);
    }
  }

  private void addGroup(int from) {
    int half = REACH * factor;
    int first = Math.max(0, (from - half + factor - 1) / factor);
    int last = Math.min(outputs.length - 1, (from + GROUP - 1 + half) / factor);
    for (int m = first; m <= last; m++) {
      int distance = from - m * factor;
      add(
          outputs[m],
          weight(distance),
          group[0],
          weight(distance + 1),
          group[1],
          weight(distance + 2),
          group[2],
          weight(distance + 3),
          group[3]);
    }
  }

  private double weight(int distance) {
    return kernel[Math.min(Math.abs(distance), kernel.length - 1)];
  }

  private static void add(
      double[] output,
      double w0,
      double[] e0,
      double w1,
      double[] e1,
      double w2,
      double[] e2,
      double w3,
      double[] e3) {
    for (int b = 0; b < output.length; b++) {
      output[b] += (w0 * e0[b] + w1 * e1[b]) + (w2 * e2[b] + w3 * e3[b]);
    }
  }

  /** The envelopes at 32 Hz, {@code [sample][band]}; to be asked for once, at the end. */
  double[][] outputs() {
    int left = taken % GROUP;
    if (left > 0) {
      for (int i = left; i < GROUP; i++) {
        Arrays.fill(group[i], 0);
      }
      addGroup(taken - left);
    }
    return outputs;
  }
}
