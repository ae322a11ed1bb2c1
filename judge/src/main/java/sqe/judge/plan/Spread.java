package sqe.judge.plan;

import sqe.judge.stats.PairedDifferences;

/**
 * How much the differences of two systems vary, and how alike those of one cluster are.
 *
 * @param sd standard deviation of the differences, above 0
 * @param correlation intraclass correlation; 0 for independent files
 * @param clusterSize files in a cluster; 1 for independent files
 */
public record Spread(double sd, double correlation, double clusterSize) {

  /** The spread of independent files. */
  public static Spread ofFiles(double sd) {
    return new Spread(sd, 0, 1);
  }

  /** The spread of measured differences, of which there are two or more. */
  static Spread of(PairedDifferences differences) {
    return new Spread(
        differences.standardDeviation(),
        differences.intraclassCorrelation(),
        differences.isClustered() ? differences.clusterSize() : 1);
  }

  /** Whether files come in clusters. */
  boolean clustered() {
    return clusterSize > 1;
  }
}
