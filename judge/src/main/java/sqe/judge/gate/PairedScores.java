package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import sqe.judge.stats.Summary;
import sqe.judge.stats.WinTieLoss;

/**
 * The files of one metric by what can be said of them: those with a finite change, those that had
 * or have an infinite score, and those without a score before, now, or at all.
 */
final class PairedScores {

  private static final int WORST = 5;

  private final MetricFacts facts;
  private final RowKind rows;
  private final List<FileChange> finite = new ArrayList<>();
  private final List<FileChange> infinite = new ArrayList<>();
  private final List<String> clusters = new ArrayList<>();
  private final Map<String, List<String>> lost = new LinkedHashMap<>();
  private final List<FileChange> gained = new ArrayList<>();
  private int without;

  PairedScores(MetricFacts facts, RowKind rows) {
    this.facts = facts;
    this.rows = rows;
  }

  /**
   * Adds a file.
   *
   * @param scores of the metric
   * @param row of the file
   * @param cluster it belongs to; empty where files are independent
   */
  void add(String id, PairedColumn scores, int row, String cluster) {
    double before = scores.before(row);
    double now = scores.now(row);
    if (Double.isNaN(now) && !Double.isNaN(before)) {
      lost.computeIfAbsent(scores.whyMissing(row), reason -> new ArrayList<>()).add(id);
    } else if (Double.isNaN(before) && !Double.isNaN(now)) {
      gained.add(new FileChange(id, before, now, Double.NaN));
    } else if (Double.isNaN(now)) {
      without++;
    } else {
      addPaired(id, before, now, cluster);
    }
  }

  private void addPaired(String id, double before, double now, String cluster) {
    double change = before == now ? 0 : facts.sign() * (now - before);
    FileChange file = new FileChange(id, before, now, change);
    if (Double.isInfinite(change)) {
      infinite.add(file);
    } else {
      finite.add(file);
      clusters.add(cluster);
    }
  }

  /** The finite changes. */
  double[] changes() {
    return finite.stream().mapToDouble(FileChange::change).toArray();
  }

  /** The files with a finite change, in the order of {@link #changes}. */
  List<FileChange> finite() {
    return finite;
  }

  /** The cluster of each finite change. */
  List<String> clusters() {
    return clusters;
  }

  /** All files with a score before and now. */
  List<FileChange> all() {
    List<FileChange> all = new ArrayList<>(finite);
    all.addAll(infinite);
    return all;
  }

  /** All files with a score now, whether or not there was one before. */
  List<FileChange> current() {
    List<FileChange> current = all();
    current.addAll(gained);
    return current;
  }

  /** Files without a score before that are worse now than any score. */
  private List<FileChange> gainedDead() {
    return gained.stream().filter(file -> file.current() == facts.worst()).toList();
  }

  /**
   * How the scores have changed.
   *
   * @param counts of the finite changes
   */
  ScoreChanges summary(WinTieLoss counts) {
    return new ScoreChanges(
        mean(FileChange::baseline),
        mean(FileChange::current),
        counts,
        worst(),
        InfiniteChanges.of(infinite, gainedDead(), facts.worst()),
        lost.entrySet().stream()
            .map(entry -> new LostScores(entry.getKey(), entry.getValue()))
            .toList());
  }

  private List<FileChange> worst() {
    return all().stream()
        .filter(file -> file.change() < 0)
        .sorted(Comparator.comparingDouble(FileChange::change))
        .limit(WORST)
        .toList();
  }

  private double mean(ToDoubleFunction<FileChange> score) {
    return Summary.mean(finite.stream().mapToDouble(score).filter(Double::isFinite).toArray());
  }

  /** The mean that limits are held against: with one infinitely bad score it is as bad. */
  double currentMeanWithInfinities() {
    boolean dead = current().stream().anyMatch(file -> file.current() == facts.worst());
    return dead ? facts.worst() : mean(FileChange::current);
  }

  /** What else is to be said, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!gained.isEmpty()) {
      notes.add(
          "%s: %s"
              .formatted(
                  rows.counted(
                      gained.size(),
                      "had no score before and is not compared",
                      "had no score before and are not compared"),
                  PairedTables.named(gained.stream().map(FileChange::id).toList())));
    }
    if (without > 0) {
      notes.add(rows.counted(without, "has", "have") + " no score in either table");
    }
    long same = finite.stream().filter(file -> Double.isInfinite(file.current())).count();
    if (same > 0) {
      notes.add(
          rows.counted(same, "has the same infinite score", "have the same infinite score")
              + " in both tables: unchanged, and in no mean");
    }
    return notes;
  }
}
