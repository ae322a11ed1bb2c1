package sqe.judge.stats;

/**
 * How small a change a set of files can show, and how many files a change needs.
 *
 * <p>A one-sided test at α finds a change of {@code (z₁₋α + z_power)·sd/√n_eff} with the wanted
 * power, {@code n_eff = n/(1 + (m − 1)·ICC)} for clusters of m files. With clusters the quantiles
 * are Student's with one degree of freedom less than there are clusters, for there are often few.
 */
public final class Power {

  /** The power that "detectable" means by custom: found four times out of five. */
  public static final double USUAL = 0.8;

  /** More files than anybody has; the answer where nothing reaches. */
  private static final double MOST = 1e9;

  private Power() {}

  /** Whether a number of files or clusters says no more than that nobody has so many. */
  public static boolean isOutOfReach(long needed) {
    return needed >= MOST;
  }

  /**
   * Variance inflation 1 + (m − 1)·ICC.
   *
   * @param correlation the intraclass correlation
   * @param clusterSize files in a cluster
   */
  static double designEffect(double correlation, double clusterSize) {
    return 1 + (clusterSize - 1) * correlation;
  }

  /** Minimum detectable effect of independent files whose standard deviation is known. */
  static double detectable(double sd, double files, double alpha, double power) {
    return (Normal.quantile(1 - alpha) + Normal.quantile(power)) * sd / Math.sqrt(files);
  }

  /**
   * Minimum detectable effect of files in clusters.
   *
   * @return +∞ below two clusters
   */
  static double detectableInClusters(
      double sd, double files, double clusters, double designEffect, double alpha, double power) {
    if (clusters < 2) {
      return Double.POSITIVE_INFINITY;
    }
    double quantiles =
        Normal.studentQuantile(1 - alpha, clusters - 1)
            + Normal.studentQuantile(power, clusters - 1);
    return quantiles * sd * Math.sqrt(designEffect / files);
  }

  /**
   * Minimum detectable effect of these differences, in their clusters if they have any. Their
   * standard deviation is an estimate, so the quantiles are Student's for independent files, too:
   * with the normal ones a loss of this size would be found by 20 files in 76 instead of 80 % of
   * cases.
   *
   * @return +∞ below two files or clusters
   */
  public static double detectable(PairedDifferences differences, double alpha, double power) {
    return detectableInClusters(
        differences.standardDeviation(),
        differences.size(),
        differences.clusterCount(),
        differences.designEffect(),
        alpha,
        power);
  }

  /**
   * The fewest independent files that show a change of {@code effect}.
   *
   * @param effect above 0
   */
  public static long filesNeeded(double sd, double effect, double alpha, double power) {
    double root = (Normal.quantile(1 - alpha) + Normal.quantile(power)) * sd / effect;
    return (long) Math.min(MOST, Math.ceil(root * root));
  }

  /**
   * The fewest clusters of {@code clusterSize} files that show a change of {@code effect}.
   *
   * @param effect above 0
   */
  public static long clustersNeeded(
      double sd,
      double effect,
      double correlation,
      double clusterSize,
      double alpha,
      double power) {
    double inflation = designEffect(correlation, clusterSize);
    long low = 1;
    long high = 2;
    while (high < MOST && !shows(sd, effect, high, clusterSize, inflation, alpha, power)) {
      low = high;
      high *= 2;
    }
    while (high - low > 1) {
      long middle = (low + high) / 2;
      if (shows(sd, effect, middle, clusterSize, inflation, alpha, power)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private static boolean shows(
      double sd,
      double effect,
      long clusters,
      double size,
      double inflation,
      double alpha,
      double power) {
    double count = (double) clusters;
    return detectableInClusters(sd, count * size, count, inflation, alpha, power) <= effect;
  }
}
