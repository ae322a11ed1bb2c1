package sqe.judge.stats;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Random sign patterns and, for each, the sums over units of s·xʲ·mᵏ with j + k = 1 and j + k = 3,
 * from which Σ s(x − bm) and Σ s(x − bm)³ follow for any bound b. Row 0 is the pattern observed: no
 * flips. Patterns are drawn in chunks that have their own stream, so that rows do not depend on the
 * number of threads.
 */
final class RandomPatterns implements SignPatterns {

  private static final int CHUNK = 250;

  /** From so many patterns on they are counted by several threads; a count has no order. */
  private static final int MANY = 4096;

  private final double[] x;
  private final double[] m;
  private final double[][] rows;

  /**
   * Draws the patterns.
   *
   * @param x sums of the units' differences about their centre
   * @param m sizes of the units
   */
  RandomPatterns(double[] x, double[] m, int draws, long seed) {
    this.x = x;
    this.m = m;
    double[][] terms = new double[6][x.length];
    for (int g = 0; g < x.length; g++) {
      terms[0][g] = x[g];
      terms[1][g] = m[g];
      terms[2][g] = x[g] * x[g] * x[g];
      terms[3][g] = x[g] * x[g] * m[g];
      terms[4][g] = x[g] * m[g] * m[g];
      terms[5][g] = m[g] * m[g] * m[g];
    }
    rows = new double[draws + 1][];
    rows[0] = Arrays.stream(terms).mapToDouble(t -> Arrays.stream(t).sum()).toArray();
    IntStream.range(0, (draws + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              SeededRandom random = new SeededRandom(seed, "sign-flip", chunk);
              int end = Math.min(draws, (chunk + 1) * CHUNK);
              for (int row = chunk * CHUNK; row < end; row++) {
                rows[row + 1] = flippedSums(terms, random);
              }
            });
  }

  private static double[] flippedSums(double[][] terms, SeededRandom random) {
    double a = 0, b = 0, c = 0, d = 0, e = 0, f = 0;
    long bits = 0;
    for (int g = 0; g < terms[0].length; g++) {
      if ((g & 63) == 0) {
        bits = random.nextLong();
      }
      double sign = 1 - 2 * (int) (bits & 1);
      bits >>>= 1;
      a += sign * terms[0][g];
      b += sign * terms[1][g];
      c += sign * terms[2][g];
      d += sign * terms[3][g];
      e += sign * terms[4][g];
      f += sign * terms[5][g];
    }
    return new double[] {a, b, c, d, e, f};
  }

  @Override
  public double shareAsHigh(double bound) {
    return share(bound, 1);
  }

  @Override
  public double shareAsLow(double bound) {
    return share(bound, -1);
  }

  private double share(double bound, int direction) {
    EvenMoments moments = EvenMoments.of(x, m, bound);
    double observed = direction * statistic(rows[0], bound, moments);
    double threshold =
        Double.isInfinite(observed) ? observed : observed - 1e-9 * (1 + Math.abs(observed));
    IntStream drawn = IntStream.range(1, rows.length);
    long hits =
        (rows.length < MANY ? drawn : drawn.parallel())
            .filter(row -> direction * statistic(rows[row], bound, moments) >= threshold)
            .count();
    return (1.0 + hits) / rows.length;
  }

  /** Hall's corrected statistic of one pattern, without the factor √n. */
  private double statistic(double[] row, double bound, EvenMoments moments) {
    double n = x.length;
    double mean = (row[0] - bound * row[1]) / n;
    double variance = moments.second() - mean * mean;
    if (variance <= TIE * moments.second()) {
      return mean == 0 ? 0 : Math.copySign(Double.POSITIVE_INFINITY, mean);
    }
    double cubes = row[2] - bound * (3 * row[3] - bound * (3 * row[4] - bound * row[5]));
    double thirdMoment = cubes / n - 3 * mean * moments.second() + 2 * mean * mean * mean;
    double deviation = Math.sqrt(variance);
    double skewness = moments.shrunk(thirdMoment / (variance * deviation));
    double s = mean / deviation;
    double g = skewness * s;
    return s * (1 + g / 3 + g * g / 27) + skewness / (6 * n);
  }
}
