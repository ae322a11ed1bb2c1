package sqe.dsp.activity;

import java.util.Arrays;

/**
 * How fast a room lets speech fade, from the recording alone.
 *
 * <p>Every stretch of at least 80 ms in which the 10 ms level falls (a rise of 1 dB is forgiven) by
 * 12 dB or more, ending at least 6 dB above the noise floor, gives a slope by least squares; a
 * voice itself may fade slowly, but a room never lets it fade faster than its own decay, so the
 * estimate is the quickest quarter: 60 dB over the 75 % quantile of the slopes. It orders
 * recordings by reverberation; it is no measurement of T60 (compare ISO 3382, which needs an
 * impulse).
 */
public final class DecayTime {

  private static final int SHORTEST = 8; // frames
  private static final double SMALLEST_FALL = 12; // dB
  private static final double FORGIVEN_RISE = 1; // dB
  private static final double ABOVE_FLOOR = 6; // dB
  private static final int FEWEST_FALLS = 4;

  private DecayTime() {}

  /** Time in seconds for a fall by 60 dB; 0 when there are too few falls to say. */
  public static double of(FrameLevels levels) {
    double floor = levels.percentile(0.05) + ABOVE_FLOOR;
    double[] slopes = new double[levels.count() / SHORTEST + 1];
    int n = 0;
    int start = 0;
    for (int i = 1; i <= levels.count(); i++) {
      boolean falls =
          i < levels.count()
              && levels.level(i) <= levels.level(i - 1) + FORGIVEN_RISE
              && levels.level(i) > floor;
      if (!falls) {
        boolean deep = levels.level(start) - levels.level(i - 1) >= SMALLEST_FALL;
        if (i - start >= SHORTEST && deep) {
          slopes[n++] = -slope(levels, start, i) / FrameLevels.FRAME_SECONDS;
        }
        start = i;
      }
    }
    if (n < FEWEST_FALLS) {
      return 0;
    }
    Arrays.sort(slopes, 0, n);
    return 60 / slopes[(3 * (n - 1)) / 4];
  }

  private static double slope(FrameLevels levels, int from, int to) {
    int n = to - from;
    double middle = (n - 1) / 2.0;
    double products = 0;
    double squares = 0;
    for (int i = 0; i < n; i++) {
      products += (i - middle) * levels.level(from + i);
      squares += (i - middle) * (i - middle);
    }
    return products / squares;
  }
}
