package sqe.audit.feature;

import sqe.dsp.activity.FrameLevels;

/**
 * Runs of exact zeros with speech right before and after them.
 *
 * @param count how many there are
 * @param seconds how long they are together
 * @param longest the longest of them; of no duration where there is none
 */
public record Dropouts(int count, double seconds, FrameLevels.Run longest) {

  /** Shorter runs are pauses between the periods of a voice, or its crossings of zero. */
  /** One for all files without, which are most of them. */
  private static final Dropouts NONE = new Dropouts(0, 0, FrameLevels.Run.NONE);

  private static final double SHORTEST = 0.01; // seconds

  /** How far speech may be away, in frames of 10 ms. */
  private static final int REACH = 3;

  /**
   * Looks for them.
   *
   * @param x finite samples; not changed
   * @param frames levels of the same samples
   * @param threshold level of a frame, in dB, from which on it is speech
   */
  static Dropouts in(double[] x, int sampleRate, FrameLevels frames, double threshold) {
    int count = 0;
    int total = 0;
    int longest = 0;
    int longestAt = 0;
    int run = 0;
    int shortest = (int) Math.ceil(SHORTEST * sampleRate);
    for (int i = 0; i < x.length; i++) {
      if (x[i] == 0) {
        run++;
        continue;
      }
      if (run >= shortest
          && speech(frames, (double) (i - run) / x.length, threshold, -1)
          && speech(frames, (double) i / x.length, threshold, 1)) {
        count++;
        total += run;
        longestAt = run > longest ? i - run : longestAt;
        longest = Math.max(longest, run);
      }
      run = 0;
    }
    if (count == 0) {
      return NONE;
    }
    return new Dropouts(
        count,
        (double) total / sampleRate,
        new FrameLevels.Run((double) longestAt / sampleRate, (double) longest / sampleRate));
  }

  private static boolean speech(FrameLevels frames, double place, double threshold, int direction) {
    int frame = (int) (place * frames.count());
    for (int k = 0; k <= REACH; k++) {
      int at = frame + direction * k;
      if (at >= 0 && at < frames.count() && frames.level(at) > threshold) {
        return true;
      }
    }
    return false;
  }
}
