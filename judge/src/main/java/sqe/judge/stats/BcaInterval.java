package sqe.judge.stats;

import java.util.Arrays;
import java.util.stream.IntStream;
import sqe.dsp.linear.Reductions;

/**
 * Bias-corrected and accelerated bootstrap interval of a mean (Efron 1987; Efron and Tibshirani
 * 1993, chapter 14).
 *
 * <p>Units are drawn with replacement B times; the interval's ends are quantiles of the B means, at
 * levels moved by z₀ (how far the median of the means lies from the estimate) and by the
 * acceleration a (how the standard error changes with the mean, from the jackknife over units):
 * {@code Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z)))}. A unit is a file or, where there are very many, a block
 * of them; the mean is the ratio of summed differences and summed sizes.
 *
 * <p>The plain method knows nothing of how few units there are: from ten it covers 90 % instead of
 * 95 %. So z is {@code √(G/(G − 1))} times Student's quantile with G − 1 degrees of freedom for G
 * units, the expanded percentiles of Hesterberg (2015); from a hundred units on that is hardly a
 * difference.
 */
final class BcaInterval {

  private static final int CHUNK = 250;

  private BcaInterval() {}

  /**
   * The two-sided interval of the mean.
   *
   * @param level confidence, such as 0.95
   * @param resamples number of bootstrap samples
   * @throws IllegalArgumentException with fewer than two units
   */
  static Interval ofMean(PairedDifferences differences, double level, int resamples, long seed) {
    Units units = differences.units().dealt(seed);
    int count = units.count();
    if (count < 2) {
      throw new IllegalArgumentException("an interval needs two units, there are " + count);
    }
    double upper = 1 - (1 - level) / 2;
    double z = Math.sqrt(count / (count - 1.0)) * Normal.studentQuantile(upper, count - 1.0);
    double centre = units.mean();
    double[] sums = units.sumsAbout(centre);
    double[] sizes = units.sizes();
    double[] replicates = replicates(sums, sizes, resamples, seed);
    Arrays.sort(replicates);
    double trust = EvenMoments.of(sums, sizes, 0).trust(skewness(sums));
    double z0 = trust * bias(0, replicates);
    Interval about = at(replicates, z0, trust * acceleration(jackknife(sums, sizes)), z);
    return new Interval(centre + about.low(), centre + about.high());
  }

  /**
   * The textbook interval of any statistic from its bootstrap replicates and jackknife values.
   *
   * @param replicates the statistic of each bootstrap sample; sorted by this method
   * @param jackknife the statistic with each unit left out
   * @param z the normal quantile of the upper end, such as 1.96
   */
  static Interval of(double estimate, double[] replicates, double[] jackknife, double z) {
    Arrays.sort(replicates);
    return at(replicates, bias(estimate, replicates), acceleration(jackknife), z);
  }

  /** The quantiles of sorted replicates at the corrected levels. */
  private static Interval at(double[] sorted, double z0, double a, double z) {
    if (sorted[0] == sorted[sorted.length - 1]) {
      return new Interval(sorted[0], sorted[0]);
    }
    return new Interval(
        Summary.sortedQuantile(sorted, Normal.cumulative(z0 + (z0 - z) / (1 - a * (z0 - z)))),
        Summary.sortedQuantile(sorted, Normal.cumulative(z0 + (z0 + z) / (1 - a * (z0 + z)))));
  }

  /** z₀: the normal quantile of the share of replicates below the estimate. */
  private static double bias(double estimate, double[] replicates) {
    double below = 0;
    for (double replicate : replicates) {
      below += replicate < estimate ? 1 : replicate == estimate ? 0.5 : 0;
    }
    double half = 0.5 / replicates.length;
    return Normal.quantile(Math.min(1 - half, Math.max(half, below / replicates.length)));
  }

  private static double skewness(double[] centred) {
    double squares = Reductions.energy(centred) / centred.length;
    double cubes = Arrays.stream(centred).map(x -> x * x * x).sum() / centred.length;
    return squares > 0 ? cubes / (squares * Math.sqrt(squares)) : 0;
  }

  /** Σu³ / 6(Σu²)^{3/2} of the jackknife influence values. */
  static double acceleration(double[] jackknife) {
    double mean = Reductions.sum(jackknife) / jackknife.length;
    double squares = 0;
    double cubes = 0;
    for (double value : jackknife) {
      double u = mean - value;
      squares += u * u;
      cubes += u * u * u;
    }
    return squares > 0 ? cubes / (6 * squares * Math.sqrt(squares)) : 0;
  }

  private static double[] jackknife(double[] sums, double[] sizes) {
    double sum = Reductions.sum(sums);
    double size = Reductions.sum(sizes);
    double[] left = new double[sums.length];
    Arrays.setAll(left, g -> (sum - sums[g]) / (size - sizes[g]));
    return left;
  }

  private static double[] replicates(double[] sums, double[] sizes, int resamples, long seed) {
    double[] means = new double[resamples];
    IntStream.range(0, (resamples + CHUNK - 1) / CHUNK)
        .parallel()
        .forEach(
            chunk -> {
              SeededRandom random = new SeededRandom(seed, "bootstrap", chunk);
              int end = Math.min(resamples, (chunk + 1) * CHUNK);
              for (int i = chunk * CHUNK; i < end; i++) {
                means[i] = resampledMean(sums, sizes, random);
              }
            });
    return means;
  }

  private static double resampledMean(double[] sums, double[] sizes, SeededRandom random) {
    double sum = 0;
    double size = 0;
    for (int draw = 0; draw < sums.length; draw++) {
      int g = random.nextInt(sums.length);
      sum += sums[g];
      size += sizes[g];
    }
    return sum / size;
  }
}
