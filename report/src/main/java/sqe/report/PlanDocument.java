package sqe.report;

import java.util.List;
import sqe.judge.plan.FilePlan;
import sqe.judge.stats.Power;
import sqe.metrics.NumberText;
import sqe.report.document.Document;
import sqe.report.document.Listing;
import sqe.report.document.Text;
import sqe.table.Counted;

/** How many files a gate needs, for people: a statement a metric. */
public final class PlanDocument {

  private PlanDocument() {}

  /**
   * The plans.
   *
   * @param plans at least one
   */
  public static Document of(List<FilePlan> plans) {
    return Document.of(
        1, List.of(new Listing(plans.stream().map(PlanDocument::statement).toList())));
  }

  private static Text statement(FilePlan plan) {
    String name = plan.what().isEmpty() ? "" : plan.what() + ": ";
    String note = plan.note().isEmpty() ? "" : "; " + plan.note();
    return Text.of(
        "%s%s%s to find a loss of %s with a power of %s %% (sd %s, alpha %s)%s"
            .formatted(
                name,
                count(plan.files(), "file"),
                clusters(plan),
                NumberText.shortest(plan.target().margin()),
                NumberText.rounded(100 * plan.target().power(), 4),
                NumberText.rounded(plan.spread().sd(), 4),
                NumberText.shortest(plan.target().alpha()),
                note));
  }

  private static String clusters(FilePlan plan) {
    return plan.clusters() == 0
        ? ""
        : " from %s of %s (ICC %s)"
            .formatted(
                count(plan.clusters(), "cluster"),
                NumberText.rounded(plan.spread().clusterSize(), 3),
                NumberText.rounded(plan.spread().correlation(), 3));
  }

  private static String count(long needed, String noun) {
    return Power.isOutOfReach(needed)
        ? "more than a billion " + noun + "s"
        : Counted.of(needed, noun, noun + "s");
  }
}
