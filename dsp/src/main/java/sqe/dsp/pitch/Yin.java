package sqe.dsp.pitch;

import java.util.Arrays;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * F0 by YIN, frame by frame and in double precision.
 *
 * <p>A frame lies around its time, every 5 ms, and covers three times the longest period. With W
 * twice the longest period τ_max,
 *
 * <pre>
 *   d[k] = Σ (s[i] − s[i+k])², i &lt; W          q[k] = k·d[k]/(d[1] + … + d[k])
 * </pre>
 *
 * <p>the first lag at which q falls below 0.15, followed down to the bottom of that valley and
 * refined by a parabola, is the period. A frame without such a lag is unvoiced. There is no other
 * judgement: a hum is voiced, and a voice that is buried in noise is not.
 *
 * <p>The sum of products in d comes from transforms. Where d is so small beside the energies it is
 * the difference of that rounding shows, the sum is taken as it stands, so that a constant or
 * periodic signal has the differences it should have. Cost: three transforms of at least three
 * longest periods a frame.
 *
 * <p>Source: A. de Cheveigné, H. Kawahara, YIN, a fundamental frequency estimator for speech and
 * music, JASA 111(4), 2002, steps 2 to 5. Immutable.
 */
public final class Yin {

  /** The lowest rate in Hz at which the highest F0 has two samples a period. */
  public static final int LOWEST_SAMPLE_RATE = 800;

  private static final double HOP_SECONDS = 0.005;
  private static final double LOWEST = 60; // Hz
  private static final double HIGHEST = 400; // Hz
  private static final double THRESHOLD = 0.15;

  /** Below this part of the frame's energy, a difference is summed as it stands. */
  private static final double CANCELLED = 1e-7;

  private final int sampleRate;
  private final int hop;
  private final int shortest;
  private final int longest;
  private final int window;
  private final Fft fft;

  /**
   * Plans for a rate.
   *
   * @param sampleRate in Hz, at least {@value #LOWEST_SAMPLE_RATE}
   * @throws IllegalArgumentException when the rate is lower
   */
  public Yin(int sampleRate) {
    if (sampleRate < LOWEST_SAMPLE_RATE) {
      throw new IllegalArgumentException("sample rate too low: " + sampleRate);
    }
    this.sampleRate = sampleRate;
    this.hop = (int) (HOP_SECONDS * sampleRate);
    this.shortest = (int) (sampleRate / HIGHEST);
    this.longest = (int) Math.ceil(sampleRate / LOWEST);
    this.window = 2 * longest;
    this.fft = new Fft(Integer.highestOneBit(window + longest - 1) << 1);
  }

  /**
   * F0 along a recording.
   *
   * @param x samples, finite; not changed
   * @return one value every ⌊0.005·fs⌋ samples, the first at the first sample: F0 in Hz, 0 where
   *     unvoiced
   */
  public double[] track(double[] x) {
    double[] track = new double[x.length / hop + 1];
    Frame frame = new Frame();
    for (int t = 0; t < track.length; t++) {
      frame.cut(x, t * hop - (window + longest) / 2);
      if (frame.energy() > 0) {
        frame.differences();
        normalise(frame.d);
        track[t] = fundamental(frame.d);
      }
    }
    return track;
  }

  /** The buffers of one run, and the frame that is in them. */
  private final class Frame {
    private final double[] s = new double[fft.length()];
    private final double[] start = new double[fft.length()];
    private final double[] whole = new double[fft.length()];
    private final double[] energy = new double[window + longest + 1];
    private final double[] d = new double[longest + 1];

    void cut(double[] x, int from) {
      Arrays.fill(s, 0);
      int first = Math.max(0, from);
      int end = Math.min(x.length, from + window + longest);
      if (end > first) {
        System.arraycopy(x, first, s, first - from, end - first);
      }
    }

    /** Takes the running sums of squares, {@code energy[i]} of the first i samples. */
    double energy() {
      for (int i = 1; i < energy.length; i++) {
        energy[i] = energy[i - 1] + s[i - 1] * s[i - 1];
      }
      return energy[energy.length - 1];
    }

    void differences() {
      System.arraycopy(s, 0, start, 0, window);
      Arrays.fill(start, window, start.length, 0);
      System.arraycopy(s, 0, whole, 0, s.length);
      fft.forward(start);
      fft.forward(whole);
      PackedSpectra.correlate(start, whole, start);
      fft.inverse(start);
      double smallest = CANCELLED * energy[energy.length - 1];
      for (int k = 0; k <= longest; k++) {
        d[k] = energy[window] + (energy[k + window] - energy[k]) - 2 * start[k];
        if (!(d[k] > smallest)) {
          d[k] = difference(k);
        }
      }
    }

    private double difference(int lag) {
      double sum = 0;
      for (int i = 0; i < window; i++) {
        double difference = s[i] - s[i + lag];
        sum += difference * difference;
      }
      return sum;
    }
  }

  /** From d to q, in place. */
  private static void normalise(double[] d) {
    double sum = 0;
    d[0] = 1;
    for (int k = 1; k < d.length; k++) {
      sum += d[k];
      d[k] = sum == 0 ? 1 : k * d[k] / sum;
    }
  }

  private double fundamental(double[] q) {
    int k = shortest;
    while (k < longest && !(q[k] < THRESHOLD)) {
      k++;
    }
    if (k == longest) {
      return 0;
    }
    while (k + 1 < longest && q[k + 1] < q[k]) {
      k++;
    }
    double curvature = q[k - 1] - 2 * q[k] + q[k + 1];
    double shift = curvature > 0 ? 0.5 * (q[k - 1] - q[k + 1]) / curvature : 0;
    return sampleRate / (k + Math.max(-0.5, Math.min(0.5, shift)));
  }
}
