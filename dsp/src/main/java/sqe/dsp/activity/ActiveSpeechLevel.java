package sqe.dsp.activity;

/**
 * Active speech level by ITU-T P.56 (2011), method B.
 *
 * <p>The level of speech should not depend on how long its pauses are, so energy is averaged over
 * the time when speech is active only. Activity is not decided by one threshold but by a family: an
 * envelope (two cascaded first-order averages of |x|, time constant 0.03 s) is compared with
 * thresholds c_j a factor of two apart; a sample counts for c_j when the envelope has reached it
 * within the last 0.2 s (hangover). Each c_j gives a level A_j = total energy over its active
 * samples. The true threshold is the one that lies exactly 15.9 dB (the margin) below the level it
 * gives; it is interpolated in dB between the two thresholds around it.
 *
 * <p>Thresholds are tried from the lowest up and the first place counts: where a file ends inside
 * an onset, the highest thresholds are reached by a few last samples without their hangover, and
 * all energy over these few would be a level above full scale. Where no level comes as near as the
 * margin, as for a click, the nearest is taken.
 *
 * <p>Cost: one pass, a few operations a sample: the highest threshold reached comes from the
 * exponent of the envelope, and counts change only when that does ({@link ActiveCounts}).
 */
public final class ActiveSpeechLevel {

  private static final double TIME_CONSTANT = 0.03; // seconds
  private static final double HANGOVER = 0.2; // seconds
  private static final double MARGIN = 15.9; // dB

  /** Thresholds 2^−1 … 2^−24 of full scale; P.56 asks for 2^−15 at 16 bits. */
  private static final int THRESHOLDS = 24;

  private ActiveSpeechLevel() {}

  /**
   * A measured level.
   *
   * @param activeDb active speech level in dB re full scale (a full-scale square wave is 0 dB); −∞
   *     for silence, the long-term level where no threshold lies the margin below (sound below
   *     about −130 dB)
   * @param longTermDb level over all samples, in dB
   * @param activity share of the time speech is active, 0 to 1
   * @param defined whether a threshold lies the margin below the level it gives, as the method
   *     asks: not so for silence, a click, or sound too weak for any threshold
   */
  public record Level(double activeDb, double longTermDb, double activity, boolean defined) {}

  /**
   * Measures one channel.
   *
   * @param x samples re full scale, finite; not changed
   * @param sampleRate in Hz
   */
  public static Level measure(double[] x, int sampleRate) {
    int hangover = (int) Math.round(HANGOVER * sampleRate);
    double keep = StrictMath.exp(-1 / (sampleRate * TIME_CONSTANT));
    var counts = new ActiveCounts(THRESHOLDS, hangover);
    double energy = 0;
    double p = 0;
    double q = 0;
    for (int i = 0; i < x.length; i++) {
      energy += x[i] * x[i];
      p = keep * p + (1 - keep) * Math.abs(x[i]);
      q = keep * q + (1 - keep) * p;
      counts.reach(i, -1 - Math.getExponent(q));
    }
    return level(counts.upTo(x.length), energy, x.length);
  }

  private static Level level(long[] active, double energy, int length) {
    if (length == 0 || energy == 0) {
      return new Level(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, false);
    }
    double longTerm = decibel(energy / length);
    double lowerLevel = Double.NaN;
    double lowerExcess = Double.NaN;
    double nearestLevel = longTerm;
    double nearestExcess = Double.POSITIVE_INFINITY;
    for (int j = THRESHOLDS - 1; j >= 0 && active[j] > 0; j--) {
      double level = decibel(energy / active[j]);
      double threshold = -20 * (j + 1) * StrictMath.log10(2);
      double excess = level - threshold - MARGIN;
      if (excess < 0) {
        double share = -excess / (lowerExcess - excess);
        return lowerExcess >= 0
            ? found(level + share * (lowerLevel - level), longTerm, true)
            : new Level(longTerm, longTerm, 1, false);
      }
      lowerLevel = level;
      lowerExcess = excess;
      if (excess <= nearestExcess) {
        nearestLevel = level;
        nearestExcess = excess;
      }
    }
    return found(nearestLevel, longTerm, nearestExcess == 0);
  }

  private static Level found(double level, double longTerm, boolean defined) {
    double activity = Math.min(1, StrictMath.pow(10, (longTerm - level) / 10));
    return new Level(level, longTerm, activity, defined);
  }

  private static double decibel(double power) {
    return 10 * StrictMath.log10(power);
  }
}
