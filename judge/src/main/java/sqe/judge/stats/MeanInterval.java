package sqe.judge.stats;

import org.jspecify.annotations.Nullable;

/**
 * The two-sided interval of a mean: the means that the sign-flip test does not reject, with half of
 * the level's complement on either side. The interval and the test cannot contradict each other,
 * for they are one.
 *
 * <p>With up to twenty units its ends are order statistics of the means of all non-empty subsets of
 * units, the typical values of Hartigan (1969): coverage is exact for units that are symmetric
 * about the mean, whatever their sizes and spreads. A bootstrap of few units is too narrow, and a
 * cluster-robust standard error with the corrections of Bell and McCaffrey (2002) covers as well
 * but is up to 30 % wider when sizes differ.
 */
public final class MeanInterval {

  private MeanInterval() {}

  /**
   * The interval of the mean.
   *
   * @param level confidence, such as 0.95
   * @param draws random sign patterns above twenty units
   * @return null where there are too few units for any interval at this level, or values near the
   *     largest double
   */
  public static @Nullable Interval of(
      PairedDifferences differences, double level, int draws, long seed) {
    return differences.clusterCount() < 2
        ? null
        : new SignFlips(differences, draws, seed).interval(level);
  }
}
