package sqe.judge.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricFacts;
import sqe.judge.gate.MetricRule;
import sqe.judge.gate.NotComparableException;
import sqe.judge.gate.PairedColumn;
import sqe.judge.gate.PairedTables;
import sqe.judge.gate.PolicyColumns;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.SummaryRows;
import sqe.judge.stats.PairedDifferences;
import sqe.metrics.MetricCatalog;
import sqe.table.Counted;
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableRemedy;

/**
 * Plans from tables of scores: for each metric how many files show a loss of its margin.
 *
 * <p>Two tables show how much differences vary. One alone shows how much scores do: two systems
 * whose scores correlate by 0.5 or more differ with a standard deviation no larger than that.
 */
public final class FilePlanner {

  private final GatePolicy policy;
  private final MetricCatalog catalog;
  private final @Nullable Double margin;
  private final double power;

  /**
   * A planner.
   *
   * @param policy its metrics, margins, clusters and α; tests, groups and effects are of no concern
   * @param margin of metrics that the policy gives none; null: the customary one
   * @param power the chance of finding the loss, above 0.5 and below 1
   */
  public FilePlanner(
      GatePolicy policy, MetricCatalog catalog, @Nullable Double margin, double power) {
    this.policy = policy;
    this.catalog = catalog;
    this.margin = margin;
    this.power = power;
  }

  /**
   * A plan for each metric of the policy or, where it names none, of the table.
   *
   * @param current scores of one system
   * @param baseline scores of another on the same files; null where there is one table only
   * @throws TableException when the tables do not hold the same measures of the same files, or one
   *     has fewer than two scores
   * @throws PolicyException when a metric has no margin, or a column is not there
   */
  public List<FilePlan> plans(ScoreTable current, @Nullable ScoreTable baseline)
      throws TableException, PolicyException {
    try {
      return new FilePlanner(policy, current.describedIn(catalog), margin, power)
          .plansOf(current, baseline);
    } catch (NotInTableException e) {
      throw new PolicyException(e);
    }
  }

  private List<FilePlan> plansOf(ScoreTable current, @Nullable ScoreTable baseline)
      throws TableException, PolicyException {
    SummaryRows now = SummaryRows.of(PolicyColumns.named(current, policy));
    SummaryRows before =
        baseline == null ? null : SummaryRows.of(PolicyColumns.named(baseline, policy));
    String leftOut =
        Stream.of(now.note(), before == null ? null : before.note())
            .filter(Objects::nonNull)
            .collect(Collectors.joining("; "));
    List<FilePlan> plans = new ArrayList<>();
    for (var entry : PolicyColumns.rules(now.table(), policy, catalog).entrySet()) {
      MetricRule rule = entry.getValue();
      MetricFacts facts = MetricFacts.of(entry.getKey(), rule.direction(), catalog);
      var target = new FilePlan.Target(margin(facts, rule), policy.alpha(), power);
      FilePlan plan = plan(facts, target, now.table(), before == null ? null : before.table());
      plans.add(plan.noting(plans.isEmpty() ? leftOut : ""));
    }
    return plans;
  }

  private double margin(MetricFacts facts, MetricRule rule) throws PolicyException {
    Double wanted = rule.margin() != null ? rule.margin() : margin;
    Double used = wanted != null ? wanted : facts.usualMargin();
    if (used == null || used <= 0) {
      throw new PolicyException(
          "no margin for " + facts.column(),
          new TableRemedy(TableRemedy.Kind.GIVE_MARGIN, facts.column()));
    }
    return used;
  }

  private FilePlan plan(
      MetricFacts facts, FilePlan.Target target, ScoreTable now, @Nullable ScoreTable before)
      throws TableException, PolicyException {
    String metric = facts.column();
    ScoreTable other = before == null ? now : before;
    PairedTables tables = PairedTables.of(other, now, List.of(metric), policy);
    PairedColumn column = tables.column(facts);
    double[] to = column.now();
    double[] from = column.before();
    int[] rows =
        IntStream.range(0, to.length)
            .filter(i -> Double.isFinite(to[i]) && Double.isFinite(from[i]))
            .toArray();
    String impossible = String.join("; ", column.notes());
    if (rows.length < 2) {
      throw new NotComparableException(
          "%s: %s has finite scores for %s, a spread needs two%s"
              .formatted(
                  now.source(),
                  metric,
                  Counted.of(rows.length, "file", "files"),
                  impossible.isEmpty() ? "" : "; " + impossible));
    }
    double[] values =
        Arrays.stream(rows).mapToDouble(i -> before == null ? to[i] : to[i] - from[i]).toArray();
    String cluster = Clustering.column(policy, other, now);
    List<String> labels = cluster == null ? null : tables.clusters(cluster);
    PairedDifferences differences =
        labels == null
            ? PairedDifferences.independent(values)
            : PairedDifferences.clustered(
                values, Arrays.stream(rows).mapToObj(labels::get).toList());
    String note =
        before == null
            ? "from the spread of the scores, an upper limit where systems correlate"
            : "from the differences of " + Counted.of(rows.length, "file", "files");
    String left = notFinite(to, from);
    return FilePlan.of(
        metric,
        Spread.of(differences),
        target,
        Stream.of(note, left, impossible)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining("; ")));
  }

  private static String notFinite(double[] to, double[] from) {
    long count =
        IntStream.range(0, to.length)
            .filter(i -> Double.isInfinite(to[i]) || Double.isInfinite(from[i]))
            .count();
    return count == 0
        ? ""
        : Counted.of(count, "file with an infinite score is", "files with infinite scores are")
            + " left out";
  }
}
