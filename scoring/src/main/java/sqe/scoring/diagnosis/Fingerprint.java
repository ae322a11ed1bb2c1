package sqe.scoring.diagnosis;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;

/**
 * What a recording sounds like, in 1.7 kB: enough to know it again at another level, a little
 * earlier or later, in another format, or under noise.
 *
 * <p>The first ten seconds as eight bands of equal ratio from 150 to 3400 Hz, every 50 ms, in
 * thirds of a dB below the loudest cell, no deeper than 40 dB; and the mean spectrum of all of it
 * in sixteen bands, which finds candidates without comparing everything with everything.
 *
 * @param cells {@code frames·8} values, 0 to −120
 * @param spectrum sixteen band levels in dB, their mean removed
 */
public record Fingerprint(byte[] cells, float[] spectrum) {

  /** Similarity below which two recordings are not of the same speech. */
  public static final double UNLIKE = 0.35;

  private static final double LOW = 150; // Hz
  private static final double HIGH = 3400; // Hz
  private static final int BANDS = 8;
  private static final int FINE = 16;
  private static final double HOP = 0.05; // seconds
  private static final int FRAMES = 200;
  private static final double RANGE = 40; // dB
  private static final double STEPS = 3; // a dB

  /** From this similarity on, shifts between the frames are tried too. */
  private static final double ALIKE = 0.85;

  /** Frames that must overlap to say anything: half a second. */
  private static final int FEWEST = 10;

  /** A fingerprint of one channel; finite samples, not changed. */
  public static Fingerprint of(double[] x, int sampleRate) {
    int hop = Math.max(1, (int) Math.round(HOP * sampleRate));
    int size = Integer.highestOneBit(Math.max(16, 4 * hop)) * 2;
    var fft = new Fft(size);
    double[] window = Windows.periodicHann(size);
    int frames = Math.max(1, x.length / hop);
    int kept = Math.min(FRAMES, frames);
    double[] cellDb = new double[kept * BANDS];
    double[] total = new double[FINE];
    double[] frame = new double[size];
    double[] power = new double[fft.bins()];
    double[] fine = new double[FINE];
    int[] edges = edges(sampleRate, size);
    for (int f = 0; f < frames; f++) {
      int from = f * hop + hop / 2 - size / 2;
      for (int i = 0; i < size; i++) {
        int at = from + i;
        frame[i] = at >= 0 && at < x.length ? x[at] * window[i] : 0;
      }
      fft.forward(frame);
      fft.power(frame, power, 0);
      for (int b = 0; b < FINE; b++) {
        double sum = 0;
        for (int k = edges[b]; k < edges[b + 1]; k++) {
          sum += power[k];
        }
        fine[b] = sum;
        total[b] += sum;
      }
      if (f < kept) {
        for (int b = 0; b < BANDS; b++) {
          cellDb[f * BANDS + b] = decibel(fine[2 * b] + fine[2 * b + 1]);
        }
      }
    }
    return new Fingerprint(quantised(cellDb), centred(total));
  }

  private static int[] edges(int sampleRate, int size) {
    int[] edges = new int[FINE + 1];
    for (int b = 0; b <= FINE; b++) {
      double hertz = LOW * StrictMath.pow(HIGH / LOW, (double) b / FINE);
      int bin = (int) Math.round(hertz * size / sampleRate);
      edges[b] = Math.min(size / 2, Math.max(bin, b == 0 ? 1 : edges[b - 1] + 1));
    }
    return edges;
  }

  private static double decibel(double power) {
    return 10 * StrictMath.log10(power + 1e-30);
  }

  private static byte[] quantised(double[] db) {
    double loudest = Arrays.stream(db).max().orElse(0);
    byte[] cells = new byte[db.length];
    for (int i = 0; i < db.length; i++) {
      cells[i] = (byte) Math.round(Math.max(-RANGE, db[i] - loudest) * STEPS);
    }
    return cells;
  }

  private static float[] centred(double[] power) {
    double mean = Arrays.stream(power).map(Fingerprint::decibel).sum() / power.length;
    float[] spectrum = new float[power.length];
    for (int b = 0; b < power.length; b++) {
      spectrum[b] = (float) (decibel(power[b]) - mean);
    }
    return spectrum;
  }

  /** Number of frames of 50 ms. */
  public int frames() {
    return cells.length / BANDS;
  }

  /**
   * How alike two recordings are at the best shift: the correlation of their cells, 1 for a copy,
   * about 0.2 to 0.6 for other speech; NaN when half a second or more is not shared.
   *
   * @param maxShift largest shift tried, in frames of 50 ms
   */
  public double similarity(Fingerprint other, int maxShift) {
    return similarity(other, -maxShift, maxShift);
  }

  /** The same with shifts from one to another, both included. */
  public double similarity(Fingerprint other, int firstShift, int lastShift) {
    int shorter = Math.min(frames(), other.frames());
    double best = Double.NaN;
    int bestShift = 0;
    for (int shift = firstShift; shift <= lastShift; shift++) {
      int from = Math.max(0, -shift);
      int end = Math.min(frames(), other.frames() - shift);
      if (end - from >= Math.max(FEWEST, (3 * shorter) / 5)) {
        double r = correlation(other, from, end, shift, shift);
        if (Double.isNaN(best) || r > best) {
          best = r;
          bestShift = shift;
        }
      }
    }
    return best < ALIKE ? best : Math.max(best, betweenFrames(other, bestShift));
  }

  /** Similarity half a frame beside a shift: the other's neighbouring frames are averaged. */
  private double betweenFrames(Fingerprint other, int shift) {
    double best = 0;
    for (int neighbour : new int[] {shift - 1, shift + 1}) {
      int from = Math.max(0, -Math.min(shift, neighbour));
      int end = Math.min(frames(), other.frames() - Math.max(shift, neighbour));
      if (end - from >= FEWEST) {
        best = Math.max(best, correlation(other, from, end, shift, neighbour));
      }
    }
    return best;
  }

  /** Correlation of the frames with the means of the other's frames at two shifts. */
  private double correlation(Fingerprint other, int from, int end, int shift, int second) {
    double xx = 0;
    double yy = 0;
    double xy = 0;
    int n = end - from;
    for (int b = 0; b < BANDS; b++) {
      long sx = 0;
      long sy = 0;
      long sxx = 0;
      long syy = 0;
      long sxy = 0;
      for (int f = from; f < end; f++) {
        int a = 2 * cells[f * BANDS + b];
        int c = other.cells[(f + shift) * BANDS + b] + other.cells[(f + second) * BANDS + b];
        sx += a;
        sy += c;
        sxx += a * a;
        syy += c * c;
        sxy += a * c;
      }
      xx += sxx - (double) sx * sx / n;
      yy += syy - (double) sy * sy / n;
      xy += sxy - (double) sx * sy / n;
    }
    return xx <= 0 || yy <= 0 ? 0 : xy / Math.sqrt(xx * yy);
  }
}
