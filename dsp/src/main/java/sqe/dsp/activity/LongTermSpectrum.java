package sqe.dsp.activity;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;

/**
 * Power spectra of segments of 0.4 to 0.8 s (the power of two above 0.4 s: 0.51 s at 8 and 16 kHz;
 * half overlapping, Hann), as their mean and, bin by bin, as a low quantile.
 *
 * <p>The mean shows how far up a recording reaches. The quantile shows what is always there: hum
 * stays, while harmonics of a voice move away within a few segments.
 *
 * <p>Cost: one transform of a segment for every half segment of signal.
 */
public final class LongTermSpectrum {

  private static final double SEGMENT_SECONDS = 0.4;
  private static final double QUANTILE = 0.2;
  private static final double HUM_TOP = 400; // Hz: the quantile is kept up to here only
  private static final double SMOOTHING = 60; // Hz
  private static final double TINY = 1e-30;

  /** Prominence, in dB, below which a harmonic is not looked at more closely. */
  private static final double WORTH_A_LOOK = 3;

  /** Evenness of the phase of a line: 0.9 and more with hum, less where speech covers it. */
  private static final double STEADY = 0.5;

  /** By how much a line may be weaker in pauses than it always is, in dB: hum is not by 0.3. */
  private static final double LARGEST_FALL = 1;

  private final double[] signal;
  private final double binHertz;
  private final double nyquist;
  private final double[] meanDb;
  private final double[] lowDb;
  private final double[][] lowSpectra; // packed, up to HUM_TOP
  private final int segments;

  /**
   * Analyses one channel.
   *
   * @param x finite samples; kept, not changed
   * @param sampleRate in Hz
   */
  public LongTermSpectrum(double[] x, int sampleRate) {
    signal = x;
    int wanted = (int) (SEGMENT_SECONDS * sampleRate);
    int size = Math.max(64, Integer.highestOneBit(Math.max(1, wanted)) * 2);
    var fft = new Fft(size);
    double[] window = Windows.periodicHann(size);
    binHertz = (double) sampleRate / size;
    nyquist = sampleRate / 2.0;
    int humBins = Math.min(fft.bins(), (int) Math.ceil(HUM_TOP / binHertz));
    segments = Math.max(1, (x.length - size) / (size / 2) + 1);
    double[] sum = new double[fft.bins()];
    double[] power = new double[fft.bins()];
    double[][] low = new double[humBins][segments];
    lowSpectra = new double[segments][];
    double[] frame = new double[size];
    for (int s = 0; s < segments; s++) {
      int from = s * (size / 2);
      for (int i = 0; i < size; i++) {
        frame[i] = from + i < x.length ? x[from + i] * window[i] : 0;
      }
      fft.forward(frame);
      fft.power(frame, power, 0);
      lowSpectra[s] = Arrays.copyOf(frame, 2 * humBins);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += power[k];
      }
      for (int k = 0; k < humBins; k++) {
        low[k][s] = power[k];
      }
    }
    meanDb = smoothedDb(sum, segments);
    lowDb = new double[humBins];
    for (int k = 0; k < humBins; k++) {
      Arrays.sort(low[k]);
      lowDb[k] = 10 * StrictMath.log10(low[k][(int) (QUANTILE * (segments - 1))] + TINY);
    }
  }

  /** Mean over segments, then over ± 30 Hz, in dB. */
  private double[] smoothedDb(double[] sum, int count) {
    int half = Math.max(0, (int) Math.round(SMOOTHING / 2 / binHertz));
    double[] cumulative = new double[sum.length + 1];
    for (int k = 0; k < sum.length; k++) {
      cumulative[k + 1] = cumulative[k] + sum[k] / count;
    }
    double[] db = new double[sum.length];
    for (int k = 0; k < sum.length; k++) {
      int from = Math.max(0, k - half);
      int to = Math.min(sum.length - 1, k + half);
      double mean = Math.max(0, cumulative[to + 1] - cumulative[from]) / (to - from + 1);
      db[k] = 10 * StrictMath.log10(mean + TINY);
    }
    return db;
  }

  private int bin(double hertz) {
    return (int) Math.max(0, Math.min(meanDb.length - 1, Math.round(hertz / binHertz)));
  }

  /**
   * Highest frequency at which the mean spectrum is less than {@code range} dB below its peak, in
   * Hz (the rule of the URGENT challenge's bandwidth estimate, with a range of 50 dB); 0 for
   * silence. The peak is searched from 50 Hz up.
   *
   * @param range in dB, positive
   */
  public double bandwidth(double range) {
    double peak = Arrays.stream(meanDb).skip(bin(50)).max().orElse(0);
    if (peak <= 10 * StrictMath.log10(TINY) + 1) {
      return 0;
    }
    int k = meanDb.length - 1;
    while (k > 0 && meanDb[k] < peak - range) {
      k--;
    }
    return k * binHertz;
  }

  /**
   * The steepest fall that begins between 0.93 and 1.15 times a frequency: mean level over the 300
   * Hz before it less mean level over 300 Hz from 250 Hz behind it on. No fall (0 dB at the
   * frequency itself) where there is none or the spectrum does not reach that far.
   *
   * @param hertz where the edge is expected
   */
  public Edge edgeNear(double hertz) {
    double best = 0;
    double where = hertz;
    for (double f = hertz * 0.93; f <= hertz * 1.15 && f + 550 <= nyquist; f += binHertz * 4) {
      double drop = average(f - 300, f) - average(f + 250, f + 550);
      if (drop > best) {
        best = drop;
        where = f;
      }
    }
    return new Edge(where, best);
  }

  private double average(double from, double to) {
    double sum = 0;
    int first = bin(from);
    int last = bin(to);
    for (int k = first; k <= last; k++) {
      sum += meanDb[k];
    }
    return sum / (last - first + 1);
  }

  /**
   * A fall of the spectrum.
   *
   * @param hertz where it begins
   * @param drop how deep it is, in dB
   */
  public record Edge(double hertz, double drop) {}

  /** Mean power between two frequencies, in dB; what lies above the Nyquist frequency is none. */
  public double level(double from, double to) {
    return average(Math.min(from, nyquist), Math.min(to, nyquist));
  }

  /**
   * Mains hum, as far as it stands out.
   *
   * @param prominence what is always there at a harmonic over the median of what is 6 to 18 Hz
   *     away, in dB: of the second most prominent harmonic, so that a single line, which may be a
   *     machine, is not called hum
   * @param level of the strongest of the harmonics that stand out so far, in dB re full scale
   */
  public record Hum(double prominence, double level) {}

  /**
   * Looks at a fundamental and its harmonics below 400 Hz. Only lines count: where a harmonic is
   * weak, its phase must advance evenly from segment to segment, which that of a voice, whose pitch
   * never stands still, does not; and in pauses it must be as strong as ever, which a voice that
   * does stand still is not.
   *
   * @param fundamental 50 or 60 Hz
   * @return a prominence of 0 when the recording is shorter than four segments or fewer than two
   *     harmonics are lines
   */
  public Hum hum(double fundamental) {
    double largest = 0;
    double second = 0;
    double level = Double.NEGATIVE_INFINITY;
    double top = segments < 4 ? 0 : Math.min(HUM_TOP, nyquist);
    Pauses pauses = null;
    for (int harmonic = 1; harmonic * fundamental + 20 < top; harmonic++) {
      int bin = peak(harmonic * fundamental);
      double p = prominence(harmonic * fundamental);
      if (p > Math.max(second, WORTH_A_LOOK) && steadiness(bin) >= STEADY) {
        pauses = pauses == null ? new Pauses(signal, (int) Math.round(2 * nyquist)) : pauses;
        double always =
            lowDb[bin]
                + 10 * StrictMath.log10(8 * binHertz * binHertz)
                - 20 * StrictMath.log10(2 * nyquist);
        if (pauses.level(bin * binHertz) >= always - LARGEST_FALL) {
          second = Math.max(second, Math.min(p, largest));
          largest = Math.max(largest, p);
          level = Math.max(level, always);
        }
      }
    }
    return new Hum(second, level);
  }

  /** The strongest bin within 1.5 Hz. */
  private int peak(double hertz) {
    int reach = Math.max(1, (int) Math.round(1.5 / binHertz));
    int best = bin(hertz);
    for (int k = bin(hertz) - reach; k <= bin(hertz) + reach; k++) {
      best = lowDb[k] > lowDb[best] ? k : best;
    }
    return best;
  }

  /**
   * How evenly the phase of a bin advances, 0 to 1, where its power is at most the median: the mean
   * of the turns from a segment to the next, each weighted by how alike the two are in amplitude.
   */
  private double steadiness(int bin) {
    double[] power = new double[segments];
    for (int s = 0; s < segments; s++) {
      power[s] = power(s, bin);
    }
    double[] sorted = power.clone();
    Arrays.sort(sorted);
    double quiet = sorted[(segments - 1) / 2];
    double real = 0;
    double imaginary = 0;
    double weights = 0;
    for (int s = 0; s + 1 < segments; s++) {
      double larger = Math.max(power[s], power[s + 1]);
      double smaller = Math.min(power[s], power[s + 1]);
      if (smaller <= quiet && smaller > 0) {
        double[] a = lowSpectra[s];
        double[] b = lowSpectra[s + 1];
        // min/max of the amplitudes, times the unit vector of the turn
        double scale = 1 / larger;
        real += scale * (b[2 * bin] * a[2 * bin] + b[2 * bin + 1] * a[2 * bin + 1]);
        imaginary += scale * (b[2 * bin + 1] * a[2 * bin] - b[2 * bin] * a[2 * bin + 1]);
        weights += Math.sqrt(smaller / larger);
      }
    }
    return weights == 0 ? 0 : Math.sqrt(real * real + imaginary * imaginary) / weights;
  }

  private double power(int segment, int bin) {
    double re = lowSpectra[segment][2 * bin];
    double im = lowSpectra[segment][2 * bin + 1];
    return re * re + im * im;
  }

  private double prominence(double hertz) {
    int near = (int) Math.ceil(6 / binHertz);
    int far = (int) Math.round(18 / binHertz);
    int middle = bin(hertz);
    double[] around = new double[2 * (far - near + 1)];
    int n = 0;
    for (int d = near; d <= far; d++) {
      around[n++] = lowDb[Math.max(1, middle - d)];
      around[n++] = lowDb[Math.min(lowDb.length - 1, middle + d)];
    }
    Arrays.sort(around);
    return lowDb[peak(hertz)] - around[n / 2];
  }
}
