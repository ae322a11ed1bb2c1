package sqe.audit.feature;

/**
 * What one look at every sample of a channel shows.
 *
 * <p>A clipped stretch is a run of samples at most one 16-bit step apart from the one before it, at
 * or above 0.99 of full scale ({@link #hardClip}), or within one step of the file's own largest or
 * smallest sample ({@link #flatTop}). Runs are counted from three samples on: two equal neighbours
 * at a peak happen by chance.
 *
 * @param length number of samples
 * @param minimum smallest finite sample
 * @param maximum largest finite sample
 * @param mean mean of the finite samples
 * @param power mean square of the finite samples
 * @param nonFinite number of NaN and infinite samples
 * @param firstNonFinite index of the first of them, or −1
 * @param denormals number of samples too small for a normal double or float, zero excluded
 * @param overFullScale number of samples with |x| above 1
 * @param firstOver index of the first of them, or −1
 * @param hardClip runs at full scale
 * @param flatTop runs at the channel's own extremes
 * @param effectiveBits bits from the sign down to the lowest one ever used, counted on a 24-bit
 *     grid; 0 where samples lie between the steps of that grid
 */
public record SampleStatistics(
    int length,
    double minimum,
    double maximum,
    double mean,
    double power,
    long nonFinite,
    int firstNonFinite,
    long denormals,
    long overFullScale,
    int firstOver,
    Runs hardClip,
    Runs flatTop,
    int effectiveBits) {

  private static final double STEP = 1.0 / 32768;
  private static final double GRID = 8388608;
  private static final double CLIP_LEVEL = 0.99;
  private static final int SHORTEST_RUN = 3;

  /**
   * Runs of samples.
   *
   * @param samples number of samples in all runs
   * @param longest samples of the longest run
   * @param longestAt index where the longest begins
   */
  public record Runs(int samples, int longest, int longestAt) {

    /** One for all files without runs, which are most of them. */
    private static final Runs NONE = new Runs(0, 0, -1);
  }

  static SampleStatistics of(double[] x) {
    double minimum = Double.POSITIVE_INFINITY;
    double maximum = Double.NEGATIVE_INFINITY;
    double sum = 0;
    double squares = 0;
    long nonFinite = 0;
    int firstNonFinite = -1;
    long denormals = 0;
    long over = 0;
    int firstOver = -1;
    long bits = 0;
    boolean onGrid = true;
    for (int i = 0; i < x.length; i++) {
      double v = x[i];
      if (Double.isFinite(v)) {
        minimum = Math.min(minimum, v);
        maximum = Math.max(maximum, v);
        sum += v;
        squares += v * v;
        double magnitude = Math.abs(v);
        if (magnitude > 1) {
          over++;
          firstOver = firstOver < 0 ? i : firstOver;
        } else if (magnitude < Float.MIN_NORMAL && magnitude > 0) {
          denormals++;
        }
        double scaled = v * GRID;
        long step = (long) scaled;
        onGrid &= step == scaled;
        bits |= Math.abs(step);
      } else {
        nonFinite++;
        firstNonFinite = firstNonFinite < 0 ? i : firstNonFinite;
      }
    }
    long finite = Math.max(1, x.length - nonFinite);
    boolean any = nonFinite < x.length;
    double high = any ? maximum : 0;
    double low = any ? minimum : 0;
    double margin = Math.min(STEP, 1e-3 * Math.max(Math.abs(high), Math.abs(low)));
    return new SampleStatistics(
        x.length,
        low,
        high,
        sum / finite,
        squares / finite,
        nonFinite,
        firstNonFinite,
        denormals,
        over,
        firstOver,
        runs(x, CLIP_LEVEL, -CLIP_LEVEL),
        runs(x, high - margin, low + margin),
        onGrid && bits != 0 ? 24 - Long.numberOfTrailingZeros(bits) : 0);
  }

  private static Runs runs(double[] x, double high, double low) {
    int samples = 0;
    int longest = 0;
    int longestAt = -1;
    int run = 0;
    for (int i = 0; i <= x.length; i++) {
      boolean extreme = i < x.length && (x[i] >= high || x[i] <= low);
      boolean goesOn = extreme && run > 0 && Math.abs(x[i] - x[i - 1]) <= STEP;
      if (goesOn) {
        run++;
      } else {
        if (run >= SHORTEST_RUN) {
          samples += run;
          if (run > longest) {
            longest = run;
            longestAt = i - run;
          }
        }
        run = extreme ? 1 : 0;
      }
    }
    return samples == 0 ? Runs.NONE : new Runs(samples, longest, longestAt);
  }

  /** Largest magnitude. */
  public double peak() {
    return Math.max(Math.abs(minimum), Math.abs(maximum));
  }

  /** Whether all samples are equal. */
  public boolean constant() {
    return nonFinite == 0 && minimum == maximum;
  }
}
