package sqe.judge.stats;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import sqe.dsp.linear.Reductions;

/**
 * Where the level of a series changes: binary segmentation (Scott and Knott 1974, Vostrikova 1981)
 * with a permutation test of the largest cumulative sum.
 *
 * <p>For a series x₁ … x_T about its mean the statistic of a change after k is |x₁ + … + x_k| · √(T
 * / (k (T − k))), the difference of the two means in units of its standard error but for a factor
 * that no permutation changes. Its largest value over k is compared with that of the series in
 * 9,999 random orders. Where nothing changes any order is as likely as any other, so p = (c + 1) /
 * (B + 1) is a valid p-value whatever the distribution (Phipson and Smyth 2010), and a series
 * without a change shows one with a chance of at most α. Where p ≤ α the series is cut there and
 * each part is looked at in the same way; behind a real change each part may raise a false alarm
 * with chance α.
 *
 * <p>No model of the noise is needed, and nothing is tuned. The price is that a change needs some
 * runs on either side: with α = 0.05 at least four on each, or one against forty. A slow drift is
 * no constant level either and is cut into steps.
 */
public final class ChangePoints {

  private static final int DRAWS = 9_999;

  /** Two sums of the same numbers in another order differ by rounding. */
  private static final double SAME = 1e-9;

  private final double alpha;
  private final long seed;

  /**
   * A change of level.
   *
   * @param first position of the first value on the new level, counted from 0
   * @param before mean of the stretch before it, back to the last change
   * @param after mean of the stretch that begins with it, up to the next change
   * @param p of the test that found it
   */
  public record Change(int first, double before, double after, double p) {}

  /** A cut, before the means on its sides are known. */
  private record Cut(int first, double p) {}

  private ChangePoints(double alpha, long seed) {
    this.alpha = alpha;
    this.seed = seed;
  }

  /**
   * The changes of a series, in its order.
   *
   * @param values finite; not changed
   * @param alpha the chance that a series without a change shows one
   * @param seed of the random orders
   */
  public static List<Change> of(double[] values, double alpha, long seed) {
    List<Cut> cuts = new ArrayList<>();
    new ChangePoints(alpha, seed).cut(values, 0, values.length, cuts);
    cuts.sort(Comparator.comparingInt(Cut::first));
    List<Change> changes = new ArrayList<>();
    for (int c = 0; c < cuts.size(); c++) {
      int first = cuts.get(c).first();
      int from = c == 0 ? 0 : cuts.get(c - 1).first();
      int to = c + 1 == cuts.size() ? values.length : cuts.get(c + 1).first();
      changes.add(
          new Change(first, mean(values, from, first), mean(values, first, to), cuts.get(c).p()));
    }
    return changes;
  }

  private static double mean(double[] values, int from, int to) {
    return Reductions.sum(Arrays.copyOfRange(values, from, to)) / (to - from);
  }

  private void cut(double[] values, int from, int to, List<Cut> cuts) {
    int count = to - from;
    if (count < 2) {
      return;
    }
    double mean = mean(values, from, to);
    double[] centred = new double[count];
    Arrays.setAll(centred, i -> values[from + i] - mean);
    double[] weights = weights(count);
    int[] place = new int[1];
    double largest = largest(centred, weights, place);
    double scale = Math.sqrt(Reductions.energy(centred));
    double magnitude = Math.max(Math.abs(mean), Double.MIN_NORMAL);
    if (scale <= SAME * magnitude) {
      return; // equal values, but for the rounding of their mean
    }
    double p = p(centred, weights, largest - SAME * scale, from, to);
    if (p <= alpha) {
      int first = from + place[0];
      cuts.add(new Cut(first, p));
      cut(values, from, first, cuts);
      cut(values, first, to, cuts);
    }
  }

  private double p(double[] centred, double[] weights, double observed, int from, int to) {
    SeededRandom random = new SeededRandom(seed, "changes " + from, to);
    double[] shuffled = centred.clone();
    int[] place = new int[1];
    int asLarge = 0;
    for (int draw = 0; draw < DRAWS; draw++) {
      for (int i = shuffled.length - 1; i > 0; i--) {
        int j = random.nextInt(i + 1);
        double swapped = shuffled[i];
        shuffled[i] = shuffled[j];
        shuffled[j] = swapped;
      }
      if (largest(shuffled, weights, place) >= observed) {
        asLarge++;
      }
    }
    return (asLarge + 1.0) / (DRAWS + 1.0);
  }

  /** {@code [k − 1]}: what the sum of the first k of so many values is multiplied with. */
  private static double[] weights(int count) {
    double[] weights = new double[count - 1];
    for (int k = 1; k < count; k++) {
      weights[k - 1] = Math.sqrt((double) count / ((double) k * (count - k)));
    }
    return weights;
  }

  /** The largest statistic; {@code place[0]} becomes the number of values before the change. */
  private static double largest(double[] centred, double[] weights, int[] place) {
    double sum = 0;
    double largest = -1;
    for (int k = 0; k < weights.length; k++) {
      sum += centred[k];
      double statistic = Math.abs(sum) * weights[k];
      if (statistic > largest) {
        largest = statistic;
        place[0] = k + 1;
      }
    }
    return largest;
  }
}
