package sqe.judge.stats;

import java.util.Arrays;
import java.util.function.DoublePredicate;

/**
 * One-sided Wilcoxon signed-rank test with Pratt's (1959) treatment of zeros.
 *
 * <p>Absolute values of {@code d − b} are ranked, zeros included, ties with their mean rank; the
 * zeros' ranks are then dropped and the statistic is the sum of the ranks of positive values. Given
 * the ranks, every rank is positive or negative with probability one half. Up to {@value
 * #EXACT_LIMIT} units that distribution is counted exactly, ties included; above, the normal
 * approximation with the exact variance Σr²/4 and a continuity correction of one half is taken.
 *
 * <p>The test asks whether differences are symmetric about {@code b}; it is robust against outliers
 * and blind to them: where a few files lose much, the mean falls and this test may not see it. With
 * clusters the units are the clusters' mean differences, each counted once.
 */
public final class SignedRanks implements Location {

  /** Up to this many units the null distribution is counted exactly. */
  static final int EXACT_LIMIT = 60;

  /** Differences this close to the bound, relative to the largest value, equal it. */
  private static final double TIE = 1e-12;

  private final double[] means;
  private final double minimum;
  private final double maximum;

  /** Takes the units' mean differences; at least one. */
  public SignedRanks(PairedDifferences differences) {
    if (differences.size() == 0) {
      throw new IllegalArgumentException("no differences");
    }
    means = differences.units().means();
    Arrays.sort(means);
    minimum = means[0];
    maximum = means[means.length - 1];
  }

  @Override
  public double pAbove(double bound) {
    return p(bound, 1);
  }

  @Override
  public double pBelow(double bound) {
    return p(bound, -1);
  }

  @Override
  public double minimum() {
    return minimum;
  }

  @Override
  public double maximum() {
    return maximum;
  }

  /**
   * The Hodges–Lehmann estimate (1963): where both tests have the same p, which is the median of
   * the means of all pairs of units, or the middle of the range where that holds.
   */
  @Override
  public double estimate() {
    double low = turn(bound -> pAbove(bound) < pBelow(bound));
    double high = turn(bound -> pAbove(bound) <= pBelow(bound));
    return low + (high - low) / 2;
  }

  /** Up to where a condition holds that holds at the minimum and not at the maximum. */
  private double turn(DoublePredicate holds) {
    double low = minimum;
    double high = maximum;
    for (int step = 0; step < Inversion.STEPS && low < high; step++) {
      double middle = low + (high - low) / 2;
      if (holds.test(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private double p(double bound, int direction) {
    double tie = TIE * Math.max(Math.max(Math.abs(minimum), Math.abs(maximum)), Math.abs(bound));
    double[] x = byMagnitude(bound);
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.abs(x[i]) <= tie ? 0 : direction * x[i];
    }
    return RankSum.of(x, tie).upperTail();
  }

  /** The differences from a bound by their magnitude: those below and above it are in order. */
  private double[] byMagnitude(double bound) {
    double[] x = new double[means.length];
    int found = Arrays.binarySearch(means, bound);
    int above = found < 0 ? -found - 1 : found;
    int below = above - 1;
    for (int k = 0; k < x.length; k++) {
      boolean lower =
          above == x.length || (below >= 0 && bound - means[below] <= means[above] - bound);
      x[k] = (lower ? means[below--] : means[above++]) - bound;
    }
    return x;
  }

  /**
   * Twice the mean ranks of the values that are not zero (whole numbers, so that sums are exact),
   * and twice the sum of those that belong to positive values.
   */
  private record RankSum(int[] doubledRanks, long doubledPositive) {

    /** The rank sum of values that are in the order of their magnitudes. */
    static RankSum of(double[] x, double tie) {
      int[] ranks = new int[x.length];
      int count = 0;
      long positive = 0;
      for (int from = 0; from < x.length; ) {
        double value = Math.abs(x[from]);
        int to = from + 1;
        while (to < x.length && Math.abs(x[to]) - value <= tie) {
          to++;
        }
        for (int k = from; k < to && value > 0; k++) {
          ranks[count++] = from + to + 1;
          positive += x[k] > 0 ? from + to + 1 : 0;
        }
        from = to;
      }
      return new RankSum(Arrays.copyOf(ranks, count), positive);
    }

    double upperTail() {
      return doubledRanks.length <= EXACT_LIMIT ? exactTail() : normalTail();
    }

    /** Share of the 2ⁿ sign patterns with a rank sum at least as large. */
    private double exactTail() {
      int total = Arrays.stream(doubledRanks).sum();
      double[] probability = new double[total + 1];
      probability[0] = 1;
      int reached = 0;
      for (int rank : doubledRanks) {
        reached += rank;
        for (int sum = reached; sum >= 0; sum--) {
          double with = sum >= rank ? probability[sum - rank] : 0;
          probability[sum] = 0.5 * (probability[sum] + with);
        }
      }
      double tail = 0;
      for (int sum = total; sum >= doubledPositive; sum--) {
        tail += probability[sum];
      }
      return Math.min(1, tail);
    }

    private double normalTail() {
      double mean = 0;
      double variance = 0;
      for (int rank : doubledRanks) {
        mean += rank / 4.0;
        variance += rank * (double) rank / 16;
      }
      return Normal.cumulative(-(doubledPositive / 2.0 - mean - 0.5) / Math.sqrt(variance));
    }
  }
}
