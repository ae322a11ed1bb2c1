package sqe.judge.plan;

import sqe.judge.gate.Clustering;
import sqe.judge.gate.Evidence;
import sqe.judge.stats.Power;
import sqe.table.Counted;

/**
 * How many files a gate needs.
 *
 * @param what the metric, or empty
 * @param spread of the differences
 * @param target what is to be found, and how surely
 * @param files needed
 * @param clusters they come from, at least as many as the gate tests as clusters; 0 for independent
 *     files
 * @param note what the spread rests on, and whether fewer clusters would show the change; may be
 *     empty
 */
public record FilePlan(
    String what, Spread spread, Target target, long files, long clusters, String note) {

  /**
   * What a plan aims at.
   *
   * @param margin the loss to be found, above 0
   * @param alpha the chance of a false alarm, one-sided
   * @param power the chance of finding the loss
   */
  public record Target(double margin, double alpha, double power) {}

  /** A plan from known figures. */
  public static FilePlan of(Spread spread, Target target) {
    return of("", spread, target, "");
  }

  static FilePlan of(String what, Spread spread, Target target, String note) {
    if (!spread.clustered()) {
      long needed = Power.filesNeeded(spread.sd(), target.margin(), target.alpha(), target.power());
      long files = Math.max(Evidence.FEWEST, needed);
      return new FilePlan(what, Spread.ofFiles(spread.sd()), target, files, 0, note);
    }
    long needed =
        Power.clustersNeeded(
            spread.sd(),
            target.margin(),
            Math.max(0, spread.correlation()),
            spread.clusterSize(),
            target.alpha(),
            target.power());
    long clusters = Math.max(needed, fewestClusters(spread.clusterSize(), target.alpha()));
    long files = (long) Math.ceil(clusters * spread.clusterSize());
    String least =
        clusters == needed
            ? note
            : (note.isEmpty() ? "" : note + "; ")
                + "%s would show it, the gate tests clusters from %s on"
                    .formatted(Counted.of(needed, "cluster", "clusters"), clusters);
    return new FilePlan(what, spread, target, files, clusters, least);
  }

  /** The same plan with one more thing to note; unchanged where that is empty. */
  FilePlan noting(String more) {
    if (more.isEmpty()) {
      return this;
    }
    String both = note.isEmpty() ? more : note + "; " + more;
    return new FilePlan(what, spread, target, files, clusters, both);
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
}
