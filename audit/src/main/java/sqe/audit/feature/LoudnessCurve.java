package sqe.audit.feature;

import sqe.scoring.diagnosis.Fingerprint;

/**
 * A fingerprint without its bands: loudness every 100 ms. What does not match here does not match
 * in eight bands at twice the resolution, and this costs a thirtieth.
 *
 * @param values sum of the cells of two frames
 */
public record LoudnessCurve(short[] values) {

  private static final int FRAMES = 2;

  /** The curve of a fingerprint. */
  public static LoudnessCurve of(Fingerprint fingerprint) {
    byte[] cells = fingerprint.cells();
    int width = FRAMES * cells.length / fingerprint.frames();
    short[] values = new short[cells.length / width];
    for (int i = 0; i < values.length; i++) {
      int sum = 0;
      for (int k = i * width; k < (i + 1) * width; k++) {
        sum += cells[k];
      }
      values[i] = (short) sum;
    }
    return new LoudnessCurve(values);
  }

  /**
   * Where two curves match best.
   *
   * @param shift in frames of 50 ms
   * @param correlation there, means removed
   */
  public record Match(int shift, double correlation) {}

  /**
   * The best match of the two at shifts where at least three fifths of the shorter one overlap.
   *
   * @param maxShift largest shift in frames of 50 ms
   */
  public Match match(LoudnessCurve other, int maxShift) {
    int shorter = Math.min(values.length, other.values.length);
    int reach = maxShift / FRAMES;
    var best = new Match(0, -1);
    for (int shift = -reach; shift <= reach; shift++) {
      int from = Math.max(0, -shift);
      int end = Math.min(values.length, other.values.length - shift);
      if (end - from >= Math.max(1, 3 * shorter / 5)) {
        double correlation = correlation(other.values, from, end, shift);
        if (correlation > best.correlation()) {
          best = new Match(FRAMES * shift, correlation);
        }
      }
    }
    return best;
  }

  private double correlation(short[] other, int from, int end, int shift) {
    int sx = 0;
    int sy = 0;
    int sxx = 0;
    int syy = 0;
    int sxy = 0;
    for (int i = from; i < end; i++) {
      int x = values[i];
      int y = other[i + shift];
      sx += x;
      sy += y;
      sxx += x * x;
      syy += y * y;
      sxy += x * y;
    }
    double n = end - from;
    double xx = sxx - sx / n * sx;
    double yy = syy - sy / n * sy;
    double xy = sxy - sx / n * sy;
    return xx <= 0 || yy <= 0 ? 0 : xy / Math.sqrt(xx * yy);
  }
}
