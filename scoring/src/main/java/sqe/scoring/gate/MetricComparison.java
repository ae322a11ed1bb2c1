package sqe.scoring.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import sqe.scoring.stats.PairedDifferences;
import sqe.scoring.stats.SeededRandom;
import sqe.scoring.stats.Summary;
import sqe.scoring.stats.WinTieLoss;

/**
 * One metric of two tables: from scores to evidence, guardrails and notes.
 *
 * @param facts of the metric
 * @param rule what the policy says of it
 * @param baseline its scores before, NaN where there is none
 * @param current its scores now, NaN where there is none
 * @param clusters of each row, or null
 */
@SuppressWarnings("ArrayRecordComponent")
record MetricComparison(
    MetricFacts facts,
    MetricRule rule,
    GatePolicy policy,
    PairedTables tables,
    double[] baseline,
    double[] current,
    @Nullable List<String> clusters) {

  private static final int WORST = 5;

  /** Fewer clusters than this cannot stand for the speakers there are. */
  private static final int FEWEST_CLUSTERS = 6;

  /** The result over some rows, not yet decided: the verdict is still to be corrected. */
  MetricResult over(String group, IntPredicate rows) {
    Files files = files(rows);
    List<String> notes = new ArrayList<>();
    double margin = margin(notes);
    PairedDifferences differences = differences(files, notes);
    long seed = SeededRandom.derive(policy.seed(), facts.column() + "/" + group);
    Evidence evidence = Evidence.of(differences, margin, policy, seed);
    double currentMean = mean(files.finite, true);
    List<String> reasons = new ArrayList<>();
    if (!files.lost.isEmpty()) {
      reasons.add(
          "lost coverage: %d files had a score and have none now: %s"
              .formatted(files.lost.size(), PairedTables.named(files.lost)));
    }
    if (group.isEmpty()) {
      reasons.addAll(Guardrails.broken(rule, files.all(), currentMean));
    }
    notes.addAll(files.notes());
    if (evidence.tested() && evidence.files() < Evidence.FEW) {
      notes.add("%d files are few: the interval is rough".formatted(evidence.files()));
    }
    return new MetricResult(
        facts,
        group,
        rule.primary(),
        margin,
        mean(files.finite, false),
        currentMean,
        evidence,
        Double.NaN,
        Verdict.INCONCLUSIVE,
        reasons,
        notes,
        WinTieLoss.of(differences),
        files.worst(),
        FilesNeeded.of(evidence, margin, policy.alpha()));
  }

  /** The result with its verdict, from the corrected p-value of a regression. */
  static MetricResult decided(MetricResult result, double pAdjusted, GatePolicy policy) {
    double alpha = policy.alpha();
    Evidence evidence = result.evidence();
    List<String> notes = new ArrayList<>(result.notes());
    Verdict verdict = evidence.verdict(pAdjusted, alpha);
    boolean uncorrectedLoss = evidence.pRegression() <= alpha && pAdjusted > alpha;
    if (uncorrectedLoss) {
      notes.add(
          String.format(
              Locale.ROOT,
              "a regression by itself (p %.3g), not among this many tests (p %.3g)",
              evidence.pRegression(),
              pAdjusted));
    }
    boolean passes = verdict == Verdict.PASS || verdict == Verdict.EQUIVALENT;
    if (passes && evidence.pLoss() <= alpha) {
      notes.add("known small loss: worse, but by less than the margin");
    }
    if (!result.reasons().isEmpty()) {
      verdict = Verdict.FAIL;
    } else if (verdict != Verdict.FAIL && anyInfinite(result)) {
      verdict = Verdict.INCONCLUSIVE;
    }
    return new MetricResult(
        result.facts(),
        result.group(),
        result.primary(),
        result.margin(),
        result.baselineMean(),
        result.currentMean(),
        evidence,
        pAdjusted,
        verdict,
        result.reasons(),
        notes,
        result.counts(),
        result.worst(),
        verdict == Verdict.INCONCLUSIVE ? result.needed() : null);
  }

  private static boolean anyInfinite(MetricResult result) {
    return result.worst().stream().anyMatch(c -> c.change() == Double.NEGATIVE_INFINITY);
  }

  private double margin(List<String> notes) {
    if (!facts.known()) {
      notes.add("sqe does not know this metric: taken as higher is better unless the policy says");
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
    notes.add("margin " + usual + " by convention");
    return usual;
  }

  private PairedDifferences differences(Files files, List<String> notes) {
    double[] values = files.finite.stream().mapToDouble(FileChange::change).toArray();
    if (clusters == null) {
      return PairedDifferences.independent(values);
    }
    PairedDifferences clustered = PairedDifferences.clustered(values, files.labels);
    if (clustered.clusterCount() >= FEWEST_CLUSTERS || values.length == 0) {
      return clustered;
    }
    notes.add(
        "conditional on these %d clusters: fewer than %d cannot stand for others, files are taken"
                .formatted(clustered.clusterCount(), FEWEST_CLUSTERS)
            + " as independent");
    return clustered.withoutClusters();
  }

  private static double mean(List<FileChange> files, boolean now) {
    return Summary.mean(
        files.stream()
            .mapToDouble(c -> now ? c.current() : c.baseline())
            .filter(Double::isFinite)
            .toArray());
  }

  private Files files(IntPredicate rows) {
    Files files = new Files();
    for (int row = 0; row < tables.size(); row++) {
      if (!rows.test(row)) {
        continue;
      }
      double before = baseline[row];
      double now = current[row];
      if (Double.isNaN(before) || Double.isNaN(now)) {
        files.unpaired(tables.id(row), before, now);
        continue;
      }
      double change = before == now ? 0 : facts.sign() * (now - before);
      FileChange file = new FileChange(tables.id(row), before, now, change);
      if (Double.isInfinite(change)) {
        files.infinite.add(file);
      } else {
        files.finite.add(file);
        files.labels.add(clusters == null ? "" : clusters.get(row));
      }
    }
    return files;
  }

  /** The rows by what can be said of them. */
  private static final class Files {
    final List<FileChange> finite = new ArrayList<>();
    final List<FileChange> infinite = new ArrayList<>();
    final List<String> labels = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    final List<String> gained = new ArrayList<>();
    int neither;

    void unpaired(String id, double before, double now) {
      if (!Double.isNaN(before)) {
        lost.add(id);
      } else if (!Double.isNaN(now)) {
        gained.add(id);
      } else {
        neither++;
      }
    }

    List<FileChange> all() {
      List<FileChange> all = new ArrayList<>(finite);
      all.addAll(infinite);
      return all;
    }

    List<FileChange> worst() {
      return all().stream()
          .filter(file -> file.change() < 0)
          .sorted(Comparator.comparingDouble(FileChange::change))
          .limit(WORST)
          .toList();
    }

    List<String> notes() {
      List<String> notes = new ArrayList<>();
      if (!infinite.isEmpty()) {
        List<String> ids = infinite.stream().map(FileChange::id).toList();
        notes.add(
            "%d files have an infinite score in one table only and are not in the mean: %s"
                .formatted(ids.size(), PairedTables.named(ids)));
      }
      if (!gained.isEmpty()) {
        notes.add(
            "%d files had no score before and are left out: %s"
                .formatted(gained.size(), PairedTables.named(gained)));
      }
      if (neither > 0) {
        notes.add(neither + " files have no score in either table");
      }
      return notes;
    }
  }
}
