package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Influence;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.SeededRandom;
import sqe.judge.stats.WinTieLoss;
import sqe.metrics.NumberText;

/**
 * One metric of two tables: from scores to evidence, guardrails and notes.
 *
 * @param facts of the metric
 * @param rule what the policy says of it
 * @param column its scores in both tables
 * @param cluster the column that says the clusters; null where files are independent
 * @param clusters of each row; null where files are independent
 */
record MetricComparison(
    MetricFacts facts,
    MetricRule rule,
    GatePolicy policy,
    PairedTables tables,
    PairedColumn column,
    @Nullable String cluster,
    @Nullable List<String> clusters) {

  /** What is found over some rows. */
  MetricFindings over(String group, IntPredicate rows) {
    PairedScores scores = scores(rows);
    List<String> notes = new ArrayList<>();
    double margin = margin(notes);
    PairedDifferences differences =
        Clustering.differences(
            scores.changes(),
            clusters == null ? null : scores.clusters(),
            cluster,
            tables.rowKind(),
            notes);
    long seed = SeededRandom.derive(policy.seed(), facts.column() + "/" + group);
    Evidence evidence = Evidence.of(differences, margin, policy, tables.rowKind(), seed);
    if (group.isEmpty()) {
      notes.addAll(column.notes());
    }
    notes.addAll(scores.notes());
    notes.addAll(evidence.notes());
    return new MetricFindings(
        new MetricQuestion(facts, group, rule.primary(), margin),
        scores.summary(WinTieLoss.of(differences)),
        evidence,
        carriers(scores),
        broken(group, scores),
        FilesNeeded.of(evidence, margin, policy.alpha()),
        notes);
  }

  /** Guardrails that are broken; they are of all files, not of groups. */
  private List<String> broken(String group, PairedScores scores) {
    return group.isEmpty()
        ? Guardrails.broken(
            rule,
            scores.all(),
            scores.current(),
            scores.currentMeanWithInfinities(),
            tables.rowKind())
        : List.of();
  }

  private static Carriers carriers(PairedScores scores) {
    Influence influence = Influence.of(scores.changes());
    return new Carriers(
        influence.files().stream().map(scores.finite()::get).toList(),
        influence.share(),
        influence.skewness());
  }

  private double margin(List<String> notes) {
    if (!facts.known() && rule.direction() == null) {
      notes.add("sqe does not know this metric: higher is taken for better, a direction says it");
    }
    Double given = rule.margin();
    if (given != null) {
      return given;
    }
    Double usual = facts.usualMargin();
    if (usual == null) {
      notes.add("no margin given and none is customary: any loss counts");
      return 0;
    }
    notes.add("margin " + NumberText.shortest(usual) + " by convention");
    return usual;
  }

  private PairedScores scores(IntPredicate rows) {
    PairedScores scores = new PairedScores(facts, tables.rowKind());
    PairedColumn counted = column.over(rows);
    for (int row = 0; row < tables.size(); row++) {
      if (rows.test(row)) {
        String cluster = clusters == null ? "" : clusters.get(row);
        scores.add(tables.id(row), counted, row, cluster);
      }
    }
    return scores;
  }
}
