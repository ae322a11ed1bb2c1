package sqe.report;

import java.util.List;
import sqe.judge.gate.FilePlan;
import sqe.judge.stats.Power;
import sqe.metrics.Decimals;
import sqe.report.document.Document;
import sqe.report.document.Listing;
import sqe.report.document.Text;

/** How many files a gate needs, for people: a statement a metric. */
public final class PlanDocument {

  private final double power;
  private final double alpha;

  private PlanDocument(double power, double alpha) {
    this.power = power;
    this.alpha = alpha;
  }

  /**
   * The plans.
   *
   * @param plans at least one
   * @param power the chance of finding the loss
   * @param alpha of a false alarm
   */
  public static Document of(List<FilePlan> plans, double power, double alpha) {
    PlanDocument words = new PlanDocument(power, alpha);
    return Document.of(1, List.of(new Listing(plans.stream().map(words::statement).toList())));
  }

  private Text statement(FilePlan plan) {
    String name = plan.what().isEmpty() ? "" : plan.what() + ": ";
    String note = plan.note().isEmpty() ? "" : "; " + plan.note();
    return Text.of(
        "%s%s files%s to find a loss of %s with a power of %s %% (sd %s, alpha %s)%s"
            .formatted(
                name,
                count(plan.files()),
                clusters(plan),
                Decimals.shortest(plan.margin()),
                Decimals.rounded(100 * power, 4),
                Decimals.rounded(plan.sd(), 4),
                Decimals.shortest(alpha),
                note));
  }

  private static String clusters(FilePlan plan) {
    return plan.clusters() == 0
        ? ""
        : " from %s clusters of %s (ICC %s)"
            .formatted(
                count(plan.clusters()),
                Decimals.rounded(plan.clusterSize(), 3),
                Decimals.rounded(plan.correlation(), 3));
  }

  private static String count(long needed) {
    return Power.isOutOfReach(needed) ? "more than a billion" : String.valueOf(needed);
  }
}
