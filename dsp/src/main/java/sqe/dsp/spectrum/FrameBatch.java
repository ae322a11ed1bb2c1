package sqe.dsp.spectrum;

import java.util.Arrays;
import sqe.dsp.VectorModule;

/**
 * Up to 32 frames on their way between samples, spectra and powers, all at once; in a {@link Fft}
 * each goes alone.
 *
 * <pre>
 *   load ─▶ samples ─ spectra() ─▶ spectra ┬ samples() ─▶ samples
 *                   │                     └ squares() ─▶ powers
 *                   ├ powers() ─▶ powers
 *                   └ correlate() ─▶ correlation
 * </pre>
 *
 * <p>A batch is a table of rows: {@link #re(int)} is the real part of one bin of every frame, one
 * value a frame, {@link #im(int)} the imaginary part, {@link #power(int)} the power. The loops over
 * a row do the same to all frames, and the compiler makes vector instructions of them; rows suit
 * what follows too, like sums over bands. The packing is that of {@link Fft}: {@code re(0)} is bin
 * 0, {@code im(0)} bin n/2, both real.
 *
 * <p>Each frame's result is the same to the bit whatever frames it shares a batch with. A batch
 * takes about 0.25 MiB at 1024 points and half the time of single transforms. Working memory: for
 * one thread.
 */
public final class FrameBatch {

  /** Most frames a batch holds. */
  public static final int FRAMES = 32;

  private static final int BLOCK = 8;

  private final FrameTransform transform;
  private final double[][] re;
  private final double[][] im;
  private final double[][] sortedRe;
  private final double[][] sortedIm;
  private final int[] starts = new int[FRAMES];
  private int width;

  /** An empty batch for frames of one length. */
  public FrameBatch(FrameTransform transform) {
    this.transform = transform;
    int[] position = transform.positions();
    re = new double[position.length][FRAMES];
    im = new double[position.length][FRAMES];
    sortedRe = new double[position.length][];
    sortedIm = new double[position.length][];
    for (int k = 0; k < position.length; k++) {
      sortedRe[k] = re[position[k]];
      sortedIm[k] = im[position[k]];
    }
  }

  /** The transform of the frames. */
  public FrameTransform transform() {
    return transform;
  }

  /**
   * Takes windowed frames that lie at equal distances.
   *
   * @param signal not changed
   * @param first first sample of the first frame
   * @param hop from one frame to the next, in samples
   * @param count number of frames, at most {@link #FRAMES}
   * @param window one weight a sample; where it is shorter than the transform, zeros follow
   */
  public void load(double[] signal, int first, int hop, int count, double[] window) {
    int[] from = new int[count];
    for (int f = 0; f < count; f++) {
      from[f] = first + f * hop;
    }
    load(signal, from, count, window);
  }

  /**
   * Takes windowed frames from anywhere in a signal; beyond its ends there are zeros.
   *
   * @param signal not changed
   * @param from first sample of each frame
   * @param count number of frames, at most {@link #FRAMES}
   * @param window one weight a sample; where it is shorter than the transform, zeros follow
   */
  public void load(double[] signal, int[] from, int count, double[] window) {
    setWidth(count);
    // columns that nobody reads repeat one that is inside, or hold anything
    int inside = 0;
    for (int f = 0; f < count; f++) {
      if (isInside(signal, from[f], window)) {
        inside = from[f];
      }
    }
    if (!isInside(signal, inside, window)) {
      clear();
    } else {
      for (int f = 0; f < width; f++) {
        starts[f] = f < count && isInside(signal, from[f], window) ? from[f] : inside;
      }
      spread(signal, window);
    }
    for (int f = 0; f < count; f++) {
      if (!isInside(signal, from[f], window)) {
        loadPart(signal, from[f], window, f);
      }
    }
  }

  private static boolean isInside(double[] signal, int from, double[] window) {
    return from >= 0 && from <= signal.length - window.length;
  }

  /**
   * Takes frames of zeros, whose rows the caller fills.
   *
   * @param count number of frames, at most {@link #FRAMES}
   */
  public void clear(int count) {
    setWidth(count);
    clear();
  }

  private void clear() {
    for (int m = 0; m < re.length; m++) {
      Arrays.fill(re[m], 0, width, 0);
      Arrays.fill(im[m], 0, width, 0);
    }
  }

  private void spread(double[] signal, double[] window) {
    int whole = window.length / BLOCK * BLOCK;
    for (int s = 0; s < whole; s += BLOCK) {
      spread(signal, window, s);
    }
    int used = (window.length + 1) / 2;
    for (int m = whole / 2; m < re.length; m++) {
      Arrays.fill(re[m], 0, width, 0);
      Arrays.fill(im[m], 0, width, 0);
      for (int f = 0; m < used && f < width; f++) {
        int at = starts[f] + 2 * m;
        re[m][f] = signal[at] * window[2 * m];
        im[m][f] = 2 * m + 1 < window.length ? signal[at + 1] * window[2 * m + 1] : 0;
      }
    }
  }

  /** Eight samples of every frame: a line of cache each, in and out. */
  private void spread(double[] signal, double[] window, int s) {
    int m = s / 2;
    double[] row0 = re[m];
    double[] row1 = im[m];
    double[] row2 = re[m + 1];
    double[] row3 = im[m + 1];
    double[] row4 = re[m + 2];
    double[] row5 = im[m + 2];
    double[] row6 = re[m + 3];
    double[] row7 = im[m + 3];
    double w0 = window[s];
    double w1 = window[s + 1];
    double w2 = window[s + 2];
    double w3 = window[s + 3];
    double w4 = window[s + 4];
    double w5 = window[s + 5];
    double w6 = window[s + 6];
    double w7 = window[s + 7];
    int[] from = starts;
    int frames = width;
    for (int f = 0; f < frames; f++) {
      int at = from[f] + s;
      row0[f] = signal[at] * w0;
      row1[f] = signal[at + 1] * w1;
      row2[f] = signal[at + 2] * w2;
      row3[f] = signal[at + 3] * w3;
      row4[f] = signal[at + 4] * w4;
      row5[f] = signal[at + 5] * w5;
      row6[f] = signal[at + 6] * w6;
      row7[f] = signal[at + 7] * w7;
    }
  }

  /** One frame that sticks out of the signal. */
  private void loadPart(double[] signal, int from, double[] window, int frame) {
    for (int s = 0; s < 2 * re.length; s++) {
      long at = (long) from + s;
      boolean known = s < window.length && at >= 0 && at < signal.length;
      double[] row = s % 2 == 0 ? re[s / 2] : im[s / 2];
      row[frame] = known ? signal[(int) at] * window[s] : 0;
    }
  }

  private void setWidth(int count) {
    if (count < 1 || count > FRAMES) {
      throw new IllegalArgumentException("frames must be 1 to " + FRAMES + ": " + count);
    }
    width = VectorModule.filled(count);
  }

  /** From samples to spectra, X[k] = Σ x[i]·e^(−j2πki/n). */
  public void spectra() {
    transform.forward(re, im, width);
    transform.untangle(re, im, width);
  }

  /** From samples to powers |X[k]|². */
  public void powers() {
    transform.forward(re, im, width);
    transform.powers(re, im, width);
  }

  /** From spectra to powers; what {@link #powers} makes of samples at once. */
  public void squares() {
    for (int f = 0; f < width; f++) {
      re[0][f] *= re[0][f];
      im[0][f] *= im[0][f];
    }
    for (int m = 1; m < re.length; m++) {
      square(re[m], im[m], width);
    }
  }

  private static void square(double[] re, double[] im, int width) {
    for (int f = 0; f < width; f++) {
      re[f] = re[f] * re[f] + im[f] * im[f];
    }
  }

  /**
   * Sums powers over bins {@code from} to {@code end − 1}, from the lowest on.
   *
   * @param sums receives one value a frame; {@link #FRAMES} long, what lies beyond the frames means
   *     nothing
   */
  public void sum(int from, int end, double[] sums) {
    Arrays.fill(sums, 0);
    for (int k = from; k < end; k++) {
      add(power(k), sums);
    }
  }

  private static void add(double[] row, double[] sums) {
    for (int f = 0; f < sums.length; f++) {
      sums[f] += row[f];
    }
  }

  /** From spectra back to samples, including the factor 1/n. */
  public void samples() {
    transform.tangle(re, im, width);
    transform.inverse(re, im, width);
  }

  /**
   * From samples x to their circular correlation with others, Σ_i x[i]·y[i + m].
   *
   * @param other samples of as many frames of the same length; holds nothing of use afterwards
   */
  public void correlate(FrameBatch other) {
    transform.forward(re, im, width);
    transform.forward(other.re, other.im, width);
    transform.correlate(re, im, other.re, other.im, width);
    transform.inverse(re, im, width);
  }

  /** Real part of bin {@code k < n/2} of each frame; the batch's own row. */
  public double[] re(int k) {
    return sortedRe[k];
  }

  /** Imaginary part of bin {@code k < n/2} of each frame, for k = 0 that of bin n/2; own row. */
  public double[] im(int k) {
    return sortedIm[k];
  }

  /** Power of bin {@code k ≤ n/2} of each frame; the batch's own row. */
  public double[] power(int k) {
    return k == sortedRe.length ? im[0] : sortedRe[k];
  }

  /**
   * Takes packed spectra.
   *
   * @param packed those of the frames one after the other; not changed
   * @param offset where the first begins
   * @param count number of frames, at most {@link #FRAMES}
   */
  public void loadSpectra(double[] packed, int offset, int count) {
    setWidth(count);
    int n = transform.length();
    for (int k = 0; k < sortedRe.length; k += BLOCK / 2) {
      double[] row0 = sortedRe[k];
      double[] row1 = sortedIm[k];
      double[] row2 = sortedRe[k + 1];
      double[] row3 = sortedIm[k + 1];
      double[] row4 = sortedRe[k + 2];
      double[] row5 = sortedIm[k + 2];
      double[] row6 = sortedRe[k + 3];
      double[] row7 = sortedIm[k + 3];
      for (int f = 0; f < count; f++) {
        int at = offset + f * n + 2 * k;
        row0[f] = packed[at];
        row1[f] = packed[at + 1];
        row2[f] = packed[at + 2];
        row3[f] = packed[at + 3];
        row4[f] = packed[at + 4];
        row5[f] = packed[at + 5];
        row6[f] = packed[at + 6];
        row7[f] = packed[at + 7];
      }
    }
  }

  /**
   * Gives packed spectra out.
   *
   * @param packed receives those of the frames one after the other
   * @param offset where the first begins
   * @param count number of frames, as they were loaded or fewer
   */
  public void storeSpectra(double[] packed, int offset, int count) {
    store(sortedRe, sortedIm, packed, offset, count);
  }

  /** Gives samples out, as {@link #storeSpectra} does spectra. */
  public void storeSamples(double[] samples, int offset, int count) {
    store(re, im, samples, offset, count);
  }

  /**
   * Gives powers out, n/2 + 1 values a frame, one frame after the other.
   *
   * @param powers receives them
   * @param offset where the first frame begins
   * @param count number of frames, as they were loaded or fewer
   */
  public void storePowers(double[] powers, int offset, int count) {
    int bins = transform.bins();
    for (int k = 0; k + 1 < bins; k += BLOCK) {
      store(k, sortedRe, powers, offset + k, bins, count);
    }
    for (int f = 0; f < count; f++) {
      powers[offset + f * bins + bins - 1] = im[0][f];
    }
  }

  private static void store(
      int k, double[][] rows, double[] target, int offset, int stride, int count) {
    double[] row0 = rows[k];
    double[] row1 = rows[k + 1];
    double[] row2 = rows[k + 2];
    double[] row3 = rows[k + 3];
    double[] row4 = rows[k + 4];
    double[] row5 = rows[k + 5];
    double[] row6 = rows[k + 6];
    double[] row7 = rows[k + 7];
    for (int f = 0; f < count; f++) {
      int at = offset + f * stride;
      target[at] = row0[f];
      target[at + 1] = row1[f];
      target[at + 2] = row2[f];
      target[at + 3] = row3[f];
      target[at + 4] = row4[f];
      target[at + 5] = row5[f];
      target[at + 6] = row6[f];
      target[at + 7] = row7[f];
    }
  }

  private static void store(
      double[][] even, double[][] odd, double[] target, int offset, int count) {
    int n = 2 * even.length;
    for (int m = 0; m < even.length; m += BLOCK / 2) {
      double[] row0 = even[m];
      double[] row1 = odd[m];
      double[] row2 = even[m + 1];
      double[] row3 = odd[m + 1];
      double[] row4 = even[m + 2];
      double[] row5 = odd[m + 2];
      double[] row6 = even[m + 3];
      double[] row7 = odd[m + 3];
      for (int f = 0; f < count; f++) {
        int at = offset + f * n + 2 * m;
        target[at] = row0[f];
        target[at + 1] = row1[f];
        target[at + 2] = row2[f];
        target[at + 3] = row3[f];
        target[at + 4] = row4[f];
        target[at + 5] = row5[f];
        target[at + 6] = row6[f];
        target[at + 7] = row7[f];
      }
    }
  }
}
