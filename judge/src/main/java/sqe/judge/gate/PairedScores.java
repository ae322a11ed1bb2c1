package sqe.judge.gate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Summary;
import sqe.judge.stats.WinTieLoss;
import sqe.table.Counted;

/**
 * The files of one metric by what can be said of them: those with a finite change, those that had
 * or have an infinite score, and those without a score before, now, or at all.
 */
final class PairedScores {

  private static final int WORST = 5;

  private final List<FileChange> finite = new ArrayList<>();
  private final List<FileChange> infinite = new ArrayList<>();
  private final List<String> clusters = new ArrayList<>();
  private final List<String> lost = new ArrayList<>();
  private final List<String> gained = new ArrayList<>();
  private int without;

  /**
   * Adds a file.
   *
   * @param before its score before, NaN where there is none
   * @param now its score now, NaN where there is none
   * @param sign +1 where higher is better, −1 where lower is
   * @param cluster it belongs to; empty where files are independent
   */
  void add(String id, double before, double now, int sign, String cluster) {
    if (Double.isNaN(before) || Double.isNaN(now)) {
      addUnpaired(id, before, now);
      return;
    }
    double change = before == now ? 0 : sign * (now - before);
    FileChange file = new FileChange(id, before, now, change);
    if (Double.isInfinite(change)) {
      infinite.add(file);
    } else {
      finite.add(file);
      clusters.add(cluster);
    }
  }

  private void addUnpaired(String id, double before, double now) {
    if (!Double.isNaN(before)) {
      lost.add(id);
    } else if (!Double.isNaN(now)) {
      gained.add(id);
    } else {
      without++;
    }
  }

  /** The finite changes. */
  double[] changes() {
    return finite.stream().mapToDouble(FileChange::change).toArray();
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

  /**
   * How the scores have changed.
   *
   * @param counts of the finite changes
   */
  ScoreChanges summary(WinTieLoss counts) {
    return new ScoreChanges(baselineMean(), currentMean(), counts, worst());
  }

  private List<FileChange> worst() {
    return all().stream()
        .filter(file -> file.change() < 0)
        .sorted(Comparator.comparingDouble(FileChange::change))
        .limit(WORST)
        .toList();
  }

  private double baselineMean() {
    return Summary.mean(
        finite.stream().mapToDouble(FileChange::baseline).filter(Double::isFinite).toArray());
  }

  double currentMean() {
    return Summary.mean(
        finite.stream().mapToDouble(FileChange::current).filter(Double::isFinite).toArray());
  }

  /** That files have lost their score; null where none has. */
  @Nullable String lostCoverage() {
    return lost.isEmpty()
        ? null
        : "lost coverage: %s: %s"
            .formatted(
                Counted.of(
                    lost.size(),
                    "file had a score and has none now",
                    "files had a score and have none now"),
                PairedTables.named(lost));
  }

  /** What else is to be said, a line each. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!infinite.isEmpty()) {
      List<String> ids = infinite.stream().map(FileChange::id).toList();
      notes.add(
          "%s: %s"
              .formatted(
                  Counted.of(
                      ids.size(),
                      "file has an infinite score in one table only and is not in the mean",
                      "files have an infinite score in one table only and are not in the mean"),
                  PairedTables.named(ids)));
    }
    if (!gained.isEmpty()) {
      notes.add(
          "%s: %s"
              .formatted(
                  Counted.of(
                      gained.size(),
                      "file had no score before and is left out",
                      "files had no score before and are left out"),
                  PairedTables.named(gained)));
    }
    if (without > 0) {
      notes.add(Counted.of(without, "file has", "files have") + " no score in either table");
    }
    return notes;
  }
}
