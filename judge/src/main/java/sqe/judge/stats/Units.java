package sqe.judge.stats;

import java.util.Arrays;
import sqe.dsp.linear.Reductions;

/**
 * The independent units of a paired comparison: a unit is a file, or a cluster of files, with the
 * sum of its differences and their number. Immutable.
 *
 * <p>Every resampling here needs only these sums. That is also why it is fast: above {@link
 * #DIRECT_LIMIT} units, {@link #dealt} shuffles them into {@link #BLOCKS} blocks and the blocks are
 * resampled. Independent units in random blocks are independent blocks. Flipping whole blocks uses
 * a subgroup of the sign flips, so the test stays exact; and a bootstrap over 2,000 blocks gives
 * the mean the same variance and the same skewness as one over all units, for a block's variance
 * grows and its skewness shrinks exactly as the number of blocks falls. What is lost is the
 * precision of a standard deviation from 2,000 values: 1.6 % of the interval's width.
 */
final class Units {

  /** Up to this many units each is resampled itself. */
  static final int DIRECT_LIMIT = 5_000;

  /** Number of blocks that more units are dealt into. */
  static final int BLOCKS = 2_000;

  private final double[] sums;
  private final double[] sizes;

  Units(double[] sums, double[] sizes) {
    this.sums = sums;
    this.sizes = sizes;
  }

  /** Number of units. */
  int count() {
    return sums.length;
  }

  /** Sum of the differences of a unit. */
  double sum(int unit) {
    return sums[unit];
  }

  /** Number of files of a unit. */
  double size(int unit) {
    return sizes[unit];
  }

  /** Mean over all files. */
  double mean() {
    return Reductions.sum(sums) / Reductions.sum(sizes);
  }

  /** The means of the units. */
  double[] means() {
    double[] means = new double[sums.length];
    Arrays.setAll(means, g -> sums[g] / sizes[g]);
    return means;
  }

  /** For each unit its sum less {@code centre} times its size. */
  double[] sumsAbout(double centre) {
    double[] shifted = new double[sums.length];
    Arrays.setAll(shifted, g -> sums[g] - centre * sizes[g]);
    return shifted;
  }

  double[] sizes() {
    return sizes.clone();
  }

  /** These units or, when there are very many, blocks of them drawn by the seed. */
  Units dealt(long seed) {
    int n = sums.length;
    if (n <= DIRECT_LIMIT) {
      return this;
    }
    int[] order = new int[n];
    Arrays.setAll(order, i -> i);
    SeededRandom random = new SeededRandom(seed, "deal", 0);
    for (int i = n - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    double[] blockSums = new double[BLOCKS];
    double[] blockSizes = new double[BLOCKS];
    for (int i = 0; i < n; i++) {
      blockSums[i % BLOCKS] += sums[order[i]];
      blockSizes[i % BLOCKS] += sizes[order[i]];
    }
    return new Units(blockSums, blockSizes);
  }
}
