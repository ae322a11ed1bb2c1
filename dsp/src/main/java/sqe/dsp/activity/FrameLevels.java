package sqe.dsp.activity;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/**
 * Level over time: power of consecutive frames of 10 ms about each frame's own mean, in dB re full
 * scale, so that neither an offset nor rumble hides silence. Frame i begins at i·10 ms at every
 * rate; where that is no whole number of samples, frames differ in length by one sample. The last,
 * incomplete frame is left out unless it is the only one.
 */
public final class FrameLevels {

  /** Duration of a frame in seconds. */
  public static final double FRAME_SECONDS = 0.01;

  private static final int FRAMES_A_SECOND = 100;

  /** Level of a frame without energy, in dB. */
  public static final double SILENCE = -200;

  private final double[] levels;

  private FrameLevels(double[] levels) {
    this.levels = levels;
  }

  /**
   * Measures one channel.
   *
   * @param x finite samples; not changed
   * @param sampleRate in Hz; below 100 Hz each sample is a frame
   */
  public static FrameLevels of(double[] x, int sampleRate) {
    int rate = Math.max(sampleRate, FRAMES_A_SECOND);
    int count = (int) ((long) x.length * FRAMES_A_SECOND / rate);
    double[] levels = new double[x.length == 0 ? 0 : Math.max(1, count)];
    for (int i = 0; i < levels.length; i++) {
      int from = start(i, rate);
      int n = Math.min(start(i + 1, rate), x.length) - from;
      double mean = Reductions.sum(x, from, n) / n;
      double square = Reductions.dot(x, from, x, from, n) / n;
      double power = square - mean * mean;
      levels[i] = power > Math.max(1e-20, 1e-14 * square) ? 10 * StrictMath.log10(power) : SILENCE;
    }
    return new FrameLevels(levels);
  }

  /** First sample of a frame, at or just before its time. */
  private static int start(int frame, int rate) {
    return (int) ((long) frame * rate / FRAMES_A_SECOND);
  }

  /** Number of frames. */
  public int count() {
    return levels.length;
  }

  /** Level of a frame in dB. */
  public double level(int frame) {
    return levels[frame];
  }

  /**
   * The level below which a share of the frames lies: 0.05 gives the noise floor. {@link #SILENCE}
   * where there is no frame.
   *
   * @param share 0 to 1
   */
  public double percentile(double share) {
    if (levels.length == 0) {
      return SILENCE;
    }
    double[] sorted = levels.clone();
    Arrays.sort(sorted);
    return sorted[(int) Math.min(levels.length - 1, Math.floor(share * levels.length))];
  }

  /** The longest run of frames below a level in dB, the first of equals. */
  public Run longestBelow(double level) {
    int best = 0;
    int bestStart = 0;
    int run = 0;
    for (int i = 0; i < levels.length; i++) {
      run = levels[i] < level ? run + 1 : 0;
      if (run > best) {
        best = run;
        bestStart = i - run + 1;
      }
    }
    return best == 0 ? Run.NONE : new Run(bestStart * FRAME_SECONDS, best * FRAME_SECONDS);
  }

  /**
   * A stretch of time.
   *
   * @param start in seconds
   * @param duration in seconds, 0 when there is none
   */
  public record Run(double start, double duration) {

    /** None: one object for the many recordings that have none. */
    public static final Run NONE = new Run(0, 0);
  }
}
