package sqe.judge.gate;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.Power;
import sqe.judge.stats.Summary;
import sqe.table.Counted;
import sqe.table.NotComparableException;
import sqe.table.PolicyException;
import sqe.table.ScoreTable;

/**
 * How many files a gate needs.
 *
 * @param what the metric, or empty
 * @param sd standard deviation of the differences
 * @param margin the change to be found
 * @param correlation intraclass correlation; 0 for independent files
 * @param clusterSize files in a cluster; 1 for independent files
 * @param files needed
 * @param clusters they come from, at least as many as the gate tests as clusters; 0 for independent
 *     files
 * @param note what the standard deviation rests on, and whether fewer clusters would show the
 *     change; may be empty
 */
public record FilePlan(
    String what,
    double sd,
    double margin,
    double correlation,
    double clusterSize,
    long files,
    long clusters,
    String note) {

  /** A plan from known figures. */
  public static FilePlan of(
      String what,
      double sd,
      double margin,
      double correlation,
      double clusterSize,
      double alpha,
      double power,
      String note) {
    if (clusterSize <= 1) {
      long files = Math.max(Evidence.FEWEST, Power.filesNeeded(sd, margin, alpha, power));
      return new FilePlan(what, sd, margin, 0, 1, files, 0, note);
    }
    long needed =
        Power.clustersNeeded(sd, margin, Math.max(0, correlation), clusterSize, alpha, power);
    long clusters = Math.max(needed, fewestClusters(clusterSize, alpha));
    long files = (long) Math.ceil(clusters * clusterSize);
    String least =
        clusters == needed
            ? note
            : (note.isEmpty() ? "" : note + "; ")
                + "%s clusters would show it, the gate tests clusters from %s on"
                    .formatted(needed, clusters);
    return new FilePlan(what, sd, margin, correlation, clusterSize, files, clusters, least);
  }

  /**
   * The gate takes fewer than six clusters as independent files, which is another test, and tests
   * nothing below ten files; and no share of the 2ⁿ sign patterns of n clusters is smaller than one
   * of them.
   */
  private static long fewestClusters(double clusterSize, double alpha) {
    long ofFiles = (long) Math.ceil(Evidence.FEWEST / clusterSize);
    long ofPatterns = (long) Math.ceil(-Math.log(alpha) / Math.log(2));
    return Math.max(Clustering.FEWEST, Math.max(ofFiles, ofPatterns));
  }

  /**
   * A plan from the differences of two tables or, with one table only, from its scores: two systems
   * whose scores correlate by 0.5 or more differ with a standard deviation no larger than that of
   * the scores.
   *
   * @param baseline null where there is one table only
   */
  public static FilePlan of(
      MetricFacts facts,
      double margin,
      ScoreTable current,
      @Nullable ScoreTable baseline,
      GatePolicy policy,
      double power)
      throws NotComparableException, PolicyException {
    ScoreTable other = baseline == null ? current : baseline;
    PairedTables tables = PairedTables.of(other, current, List.of(facts.column()), policy);
    double[] now = tables.currentScores(facts.column());
    double[] before = tables.baselineScores(facts.column());
    int[] rows =
        IntStream.range(0, now.length)
            .filter(i -> Double.isFinite(now[i]) && Double.isFinite(before[i]))
            .toArray();
    double[] values =
        Arrays.stream(rows)
            .mapToDouble(i -> baseline == null ? now[i] : now[i] - before[i])
            .toArray();
    if (values.length < 2) {
      throw new NotComparableException(
          "%s: %s has scores for %s, a spread needs two"
              .formatted(
                  current.source(), facts.column(), Counted.of(values.length, "file", "files")));
    }
    String note =
        baseline == null
            ? "from the spread of the scores, an upper limit where systems correlate"
            : "from the differences of " + values.length + " files";
    String cluster = Clustering.column(policy, other, current);
    PairedDifferences differences = PairedDifferences.independent(values);
    if (cluster != null) {
      var labels = tables.clusters(cluster);
      differences =
          PairedDifferences.clustered(values, Arrays.stream(rows).mapToObj(labels::get).toList());
    }
    return of(
        facts.column(),
        Summary.standardDeviation(values),
        margin,
        differences.intraclassCorrelation(),
        differences.isClustered() ? differences.clusterSize() : 1,
        policy.alpha(),
        power,
        note);
  }
}
