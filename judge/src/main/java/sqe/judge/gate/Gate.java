package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.MultipleTesting;
import sqe.metrics.MetricCatalog;
import sqe.table.NotInTableException;
import sqe.table.ScoreTable;
import sqe.table.TableException;
import sqe.table.TableSignatures;

/**
 * The gate: is the current system worse than the baseline, by more than is accepted?
 *
 * <ol>
 *   <li>Tables must hold the same measures of the same references ({@link PairedTables}).
 *   <li>Scores are paired by id; differences are oriented so that positive is better.
 *   <li>Files of one speaker are tested as one ({@link Clustering}).
 *   <li>Each metric has a margin δ. One-sided tests at α ask whether the mean lies below −δ, above
 *       −δ, below δ, and above 0; {@link Verdict} names the answers.
 *   <li>A regression is significant after Holm's correction over the primary metrics, so that more
 *       metrics do not mean more false alarms. "Not worse" needs no correction: all must show it.
 *   <li>Groups are looked at with Benjamini and Hochberg's correction and are exploratory.
 *   <li>Lost coverage and broken guardrails fail whatever the mean says.
 * </ol>
 */
public final class Gate {

  private final GatePolicy policy;
  private final MetricCatalog catalog;

  /**
   * A gate.
   *
   * @param catalog knows units and directions of metrics
   */
  public Gate(GatePolicy policy, MetricCatalog catalog) {
    this.policy = policy;
    this.catalog = catalog;
  }

  /** A gate that knows the metrics on the class path. */
  public static Gate of(GatePolicy policy) {
    return new Gate(policy, MetricCatalog.load());
  }

  /**
   * Compares two tables of one system each.
   *
   * @throws TableException when they do not hold the same measures of the same files, or a score is
   *     not a number
   * @throws PolicyException when the policy names columns that are not there
   */
  public GateReport run(ScoreTable baseline, ScoreTable current)
      throws TableException, PolicyException {
    try {
      MetricCatalog knowing = baseline.describedIn(current.describedIn(catalog));
      return new Gate(policy, knowing).report(baseline, current);
    } catch (NotInTableException e) {
      throw new PolicyException(e);
    }
  }

  private GateReport report(ScoreTable baseline, ScoreTable current)
      throws TableException, PolicyException {
    SummaryRows ofBaseline = SummaryRows.of(PolicyColumns.named(baseline, policy));
    SummaryRows ofCurrent = SummaryRows.of(PolicyColumns.named(current, policy));
    ScoreTable before = ofBaseline.table();
    ScoreTable now = ofCurrent.table();
    Map<String, MetricRule> rules = PolicyColumns.rules(before, policy, catalog);
    PairedTables tables = PairedTables.of(before, now, List.copyOf(rules.keySet()), policy);
    String cluster = Clustering.column(policy, before, now);
    List<String> clusters = cluster == null ? null : tables.clusters(cluster);
    List<MetricFindings> metrics = new ArrayList<>();
    List<MetricFindings> groups = new ArrayList<>();
    for (var entry : rules.entrySet()) {
      MetricComparison comparison =
          comparison(entry.getKey(), entry.getValue(), tables, cluster, clusters);
      metrics.add(comparison.over("", row -> true));
      for (String column : policy.groups()) {
        List<String> labels = tables.labels(column);
        for (String label : new LinkedHashSet<>(labels)) {
          groups.add(comparison.over(column + "=" + label, row -> labels.get(row).equals(label)));
        }
      }
    }
    String used = inClusters(metrics) || inClusters(groups) ? cluster : null;
    return new GateReport(
        baseline.source(),
        current.source(),
        policy,
        used,
        tables.size(),
        corrected(metrics, true),
        corrected(groups, false),
        tables.newNotes(),
        notes(
            before,
            now,
            used,
            rules,
            Arrays.asList(ofBaseline.note(), ofCurrent.note(), tables.spellingNote())));
  }

  /** Whether some rows were tested in their clusters, and not as if independent. */
  private static boolean inClusters(List<MetricFindings> findings) {
    return findings.stream().anyMatch(found -> found.evidence().sample().clustered());
  }

  private MetricComparison comparison(
      String metric,
      MetricRule rule,
      PairedTables tables,
      @Nullable String cluster,
      @Nullable List<String> clusters)
      throws TableException, PolicyException {
    MetricFacts facts = MetricFacts.of(metric, rule.direction(), catalog);
    PairedColumn column = tables.column(facts);
    column.requirePossible();
    return new MetricComparison(facts, rule, policy, tables, column, cluster, clusters);
  }

  private List<MetricResult> corrected(List<MetricFindings> findings, boolean familyWise) {
    List<MetricFindings> tested =
        findings.stream()
            .filter(f -> f.evidence().tested() && (!familyWise || f.question().primary()))
            .toList();
    double[] p = tested.stream().mapToDouble(f -> f.evidence().p().regression()).toArray();
    double[] adjusted = familyWise ? MultipleTesting.holm(p) : MultipleTesting.benjaminiHochberg(p);
    List<MetricResult> corrected = new ArrayList<>();
    for (MetricFindings found : findings) {
      int position = tested.indexOf(found);
      double own = found.evidence().p().regression();
      corrected.add(found.decided(position < 0 ? own : adjusted[position], policy.alpha()));
    }
    return corrected;
  }

  private List<String> notes(
      ScoreTable baseline,
      ScoreTable current,
      @Nullable String cluster,
      Map<String, MetricRule> rules,
      List<@Nullable String> first) {
    List<String> notes = new ArrayList<>();
    first.stream().flatMap(Stream::ofNullable).forEach(notes::add);
    PolicyColumns.notCompared(current, policy, rules.keySet()).ifPresent(notes::add);
    if (rules.values().stream().noneMatch(MetricRule::primary)) {
      notes.add("no metric is primary: nothing can fail this gate");
    }
    String unknown = Signatures.unknownKeys(policy, List.of(baseline, current));
    if (unknown != null) {
      notes.add(unknown);
    }
    String clustered = Clustering.note(policy, cluster);
    if (clustered != null) {
      notes.add(clustered);
    }
    String unsigned = Signatures.unsignedNote(List.of(baseline, current));
    if (unsigned != null) {
      notes.add(unsigned);
    }
    TableSignatures before = baseline.signatures();
    TableSignatures now = current.signatures();
    if (before != null && now != null && !Objects.equals(before.data(), now.data())) {
      notes.add(
          "the data signatures differ, as they must where files are missing: whether the references"
              + " are the same is not known");
    }
    return notes;
  }
}
