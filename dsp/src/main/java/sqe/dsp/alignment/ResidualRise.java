package sqe.dsp.alignment;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;

/**
 * Tells noise from processing: does what a signal has beside another one follow that other one?
 *
 * <p>Let y = x + n with noise n that knows nothing of x. What is left of y once x is taken away is
 * n, and n is as loud under loud speech as in pauses. What is left of a recording once a processed
 * copy of it is taken away is another matter: distortion grows with the speech, and in pauses there
 * is little of it. So: take {@code reference − g·estimate} with the least-squares gain g at a given
 * delay; in each of 24 bands (equal steps on the mel scale, 100 Hz to 0.97 of Nyquist or of 8 kHz)
 * sort frames of about 30 ms by the level of the estimate, and subtract the median level of the
 * residual in the quietest quarter of the frames from that in the loudest. The median of the bands
 * is the rise.
 *
 * <p>Near 0 dB, the reference is the estimate with noise added to it; measured on real pairs, −2 to
 * 6 dB there and 7 to 64 dB where the estimate is a processed version of the reference. The two
 * must share their waveform: room and another microphone look like processing.
 *
 * <p>Cost: two transforms of 30 ms for every 15 ms.
 */
public final class ResidualRise {

  private static final double FRAME_SECONDS = 0.03; // rounded up to a power of two
  private static final int BANDS = 24;
  private static final double LOWEST = 100; // Hz
  private static final double HIGHEST = 8000; // Hz
  private static final double TOP = 0.97; // of Nyquist or HIGHEST
  private static final int FEWEST_FRAMES = 40;
  private static final double TINY = 1e-14; // power a sample

  private final double[][] estimateDb;
  private final double[][] residualDb;

  private ResidualRise(double[] estimate, double[] residual, int sampleRate) {
    int size = Integer.highestOneBit(Math.max(16, (int) (FRAME_SECONDS * sampleRate))) * 2;
    var fft = new Fft(size);
    double[] window = Windows.periodicHann(size);
    int[] edges = edges(sampleRate, size);
    int frames = Math.max(0, (estimate.length - size) / (size / 2) + 1);
    estimateDb = new double[BANDS][frames];
    residualDb = new double[BANDS][frames];
    double[] frame = new double[size];
    double[] power = new double[fft.bins()];
    for (int f = 0; f < frames; f++) {
      bands(estimate, f, window, fft, frame, power, edges, estimateDb);
      bands(residual, f, window, fft, frame, power, edges, residualDb);
    }
  }

  /**
   * How much the residual rises with the estimate.
   *
   * @param reference samples of one channel; not changed
   * @param estimate samples of the other; not changed
   * @param delay by which the estimate is late, in samples
   * @param sampleRate of both, in Hz
   * @return in dB; NaN when one is silent or they overlap for less than about 0.6 s
   */
  public static double of(double[] reference, double[] estimate, int delay, int sampleRate) {
    int from = Math.max(0, -delay);
    int n = Math.min(reference.length, estimate.length - delay) - from;
    double energy = n <= 0 ? 0 : Reductions.dot(estimate, from + delay, estimate, from + delay, n);
    if (energy <= 0 || Reductions.dot(reference, from, reference, from, n) <= 0) {
      return Double.NaN;
    }
    double gain = Reductions.dot(reference, from, estimate, from + delay, n) / energy;
    double[] overlap = Arrays.copyOfRange(estimate, from + delay, from + delay + n);
    double[] residual = new double[n];
    for (int i = 0; i < n; i++) {
      residual[i] = reference[from + i] - gain * overlap[i];
    }
    return new ResidualRise(overlap, residual, sampleRate).rise();
  }

  private static int[] edges(int sampleRate, int size) {
    double top = TOP * Math.min(sampleRate / 2.0, HIGHEST);
    int[] edges = new int[BANDS + 1];
    for (int b = 0; b <= BANDS; b++) {
      double mel = mel(LOWEST) + b * (mel(top) - mel(LOWEST)) / BANDS;
      double hertz = 700 * (StrictMath.pow(10, mel / 2595) - 1);
      int bin = (int) Math.round(hertz * size / sampleRate);
      edges[b] = Math.min(size / 2, Math.max(bin, b == 0 ? 1 : edges[b - 1] + 1));
    }
    return edges;
  }

  private static double mel(double hertz) {
    return 2595 * StrictMath.log10(1 + hertz / 700);
  }

  private static void bands(
      double[] x,
      int f,
      double[] window,
      Fft fft,
      double[] frame,
      double[] power,
      int[] edges,
      double[][] db) {
    int from = f * (window.length / 2);
    for (int i = 0; i < window.length; i++) {
      frame[i] = x[from + i] * window[i];
    }
    fft.forward(frame);
    fft.power(frame, power, 0);
    for (int b = 0; b < BANDS; b++) {
      double sum = TINY * window.length;
      for (int k = edges[b]; k < edges[b + 1]; k++) {
        sum += power[k];
      }
      db[b][f] = 10 * StrictMath.log10(sum);
    }
  }

  private double rise() {
    if (estimateDb[0].length < FEWEST_FRAMES) {
      return Double.NaN;
    }
    double[] rises = new double[BANDS];
    for (int b = 0; b < BANDS; b++) {
      rises[b] = rise(estimateDb[b], residualDb[b]);
    }
    Arrays.sort(rises);
    return 0.5 * (rises[BANDS / 2 - 1] + rises[BANDS / 2]);
  }

  private static double rise(double[] estimate, double[] residual) {
    int quarter = estimate.length / 4;
    double[] sorted = estimate.clone();
    Arrays.sort(sorted);
    double quiet = sorted[quarter];
    double loud = sorted[sorted.length - quarter - 1];
    double[] below = new double[estimate.length];
    double[] above = new double[estimate.length];
    int quietFrames = 0;
    int loudFrames = 0;
    for (int i = 0; i < estimate.length; i++) {
      if (estimate[i] <= quiet) {
        below[quietFrames++] = residual[i];
      }
      if (estimate[i] >= loud) {
        above[loudFrames++] = residual[i];
      }
    }
    Arrays.sort(below, 0, quietFrames);
    Arrays.sort(above, 0, loudFrames);
    return above[loudFrames / 2] - below[quietFrames / 2];
  }
}
