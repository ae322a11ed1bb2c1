package sqe.judge.stats;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sqe.dsp.linear.Reductions;

/**
 * Differences of two systems on the same files, oriented so that positive is better, with the
 * cluster (speaker, recording) each file belongs to. Immutable.
 *
 * <p>Equal scores give a difference of exactly zero. The clusters matter because files of one
 * speaker are not independent; {@link #units()} says what is.
 */
public final class PairedDifferences {

  private final double[] values;
  private final int @Nullable [] clusterOf;
  private final int clusterCount;

  private PairedDifferences(double[] values, int @Nullable [] clusterOf, int clusterCount) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a difference is not finite: " + value);
      }
    }
    this.values = values;
    this.clusterOf = clusterOf;
    this.clusterCount = clusterCount;
  }

  /**
   * Independent differences.
   *
   * @param values finite; copied
   */
  public static PairedDifferences independent(double[] values) {
    return new PairedDifferences(values.clone(), null, values.length);
  }

  /**
   * Differences in clusters.
   *
   * @param values finite; copied
   * @param labels the cluster of each value, of the same length
   */
  public static PairedDifferences clustered(double[] values, List<String> labels) {
    if (labels.size() != values.length) {
      throw new IllegalArgumentException(
          "%s values but %s cluster labels".formatted(values.length, labels.size()));
    }
    Map<String, Integer> numbers = new HashMap<>();
    int[] clusterOf = new int[values.length];
    for (int i = 0; i < clusterOf.length; i++) {
      int next = numbers.size();
      clusterOf[i] = Objects.requireNonNull(numbers.computeIfAbsent(labels.get(i), label -> next));
    }
    return new PairedDifferences(values.clone(), clusterOf, numbers.size());
  }

  /** The same differences as if they were independent. */
  public PairedDifferences withoutClusters() {
    return clusterOf == null ? this : new PairedDifferences(values, null, values.length);
  }

  /** Number of files. */
  public int size() {
    return values.length;
  }

  /** Whether clusters were given. */
  public boolean isClustered() {
    return clusterOf != null;
  }

  /** Number of clusters; without clusters, the number of files. */
  public int clusterCount() {
    return clusterCount;
  }

  /** The differences; a copy. */
  public double[] values() {
    return values.clone();
  }

  /** Mean over the files; NaN when there are none. */
  public double mean() {
    return Reductions.sum(values) / values.length;
  }

  /** Standard deviation over the files, with n − 1; NaN below two files. */
  public double standardDeviation() {
    return Summary.standardDeviation(values);
  }

  /** Number of differences that are exactly zero. */
  public int zeros() {
    return (int) Arrays.stream(values).filter(value -> value == 0).count();
  }

  /** The independent units: one a cluster or, without clusters, one a file. */
  Units units() {
    if (clusterOf == null) {
      double[] sizes = new double[values.length];
      Arrays.fill(sizes, 1);
      return new Units(values.clone(), sizes);
    }
    double[] sums = new double[clusterCount];
    double[] sizes = new double[clusterCount];
    for (int i = 0; i < values.length; i++) {
      sums[clusterOf[i]] += values[i];
      sizes[clusterOf[i]]++;
    }
    return new Units(sums, sizes);
  }

  /**
   * How alike differences of one cluster are: the intraclass correlation of the one-way analysis of
   * variance, ICC(1) of Shrout and Fleiss (1979), with the mean size n₀ for unequal clusters.
   *
   * @return at most 1; 0 without clusters, with one cluster, or where nothing varies
   */
  public double intraclassCorrelation() {
    int n = values.length;
    if (clusterOf == null || clusterCount < 2 || clusterCount == n) {
      return 0;
    }
    Units units = units();
    double mean = mean();
    double between = 0;
    double squaredSizes = 0;
    for (int g = 0; g < clusterCount; g++) {
      double deviation = units.sum(g) / units.size(g) - mean;
      between += units.size(g) * deviation * deviation;
      squaredSizes += units.size(g) * units.size(g);
    }
    double within = 0;
    for (int i = 0; i < n; i++) {
      double deviation = values[i] - units.sum(clusterOf[i]) / units.size(clusterOf[i]);
      within += deviation * deviation;
    }
    double meanSquareBetween = between / (clusterCount - 1);
    double meanSquareWithin = within / (n - clusterCount);
    double n0 = (n - squaredSizes / n) / (clusterCount - 1);
    double denominator = meanSquareBetween + (n0 - 1) * meanSquareWithin;
    return denominator > 0 ? (meanSquareBetween - meanSquareWithin) / denominator : 0;
  }

  /** The size of the cluster that a file is in, averaged over the files: Σm²/Σm. */
  public double clusterSize() {
    Units units = units();
    double squared = 0;
    for (int g = 0; g < units.count(); g++) {
      squared += units.size(g) * units.size(g);
    }
    return values.length == 0 ? 1 : squared / values.length;
  }

  /**
   * By how much clustering inflates the variance of the mean: 1 + (m − 1)·ICC (Kish 1965), with a
   * negative correlation counted as none.
   */
  double designEffect() {
    return Power.designEffect(Math.max(0, intraclassCorrelation()), clusterSize());
  }
}
