package sqe.judge.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricFacts;
import sqe.judge.gate.RowKind;
import sqe.judge.stats.Interval;
import sqe.judge.stats.WinTieLoss;

/**
 * What a comparison found.
 *
 * @param policy what was asked
 * @param rows what the rows of the tables are of
 * @param cluster the column whose files were taken together; null where files are independent
 * @param systems a line for each metric, system and group
 * @param pairs a line for each metric, pair of systems and group
 * @param signatures the long signature of each metric that has one
 * @param notes what else should be known
 */
public record ComparisonReport(
    GatePolicy policy,
    RowKind rows,
    @Nullable String cluster,
    List<SystemLine> systems,
    List<PairLine> pairs,
    Map<String, String> signatures,
    List<String> notes) {

  /**
   * One system's scores.
   *
   * @param group {@code column=value}, or empty for all files
   * @param scores in figures
   * @param rank 1 more than the number of systems that are significantly better
   * @param best whether its mean is the best
   */
  public record SystemLine(
      MetricFacts facts, String group, String system, Scores scores, int rank, boolean best) {}

  /**
   * Scores of one system in figures.
   *
   * @param files with a finite score; segments, where rows are of these, here and below
   * @param interval of the mean; null below ten files
   * @param dead files whose score is the infinity that is worse than any score; in no mean
   * @param perfect files whose score is the other infinity: perfect copies; in no mean
   */
  public record Scores(
      int files, double mean, @Nullable Interval interval, double median, int dead, int perfect) {}

  /**
   * Two systems on the files that both have scores for.
   *
   * @param group {@code column=value}, or empty for all files
   * @param difference of the first from the second, positive where the first is better
   * @param pHolm the p-value corrected over the pairs of one metric and group; NaN below ten files
   */
  public record PairLine(
      MetricFacts facts,
      String group,
      String first,
      String second,
      Difference difference,
      double pHolm) {

    /** The same line with its corrected p. */
    PairLine corrected(double adjusted) {
      return new PairLine(facts, group, first, second, difference, adjusted);
    }

    /** Whether the systems differ, after correction, by the files with finite scores. */
    public boolean significant(double alpha) {
      return pHolm <= alpha;
    }

    /**
     * Which system is better: +1 the first, −1 the second, 0 where that is not shown. One that is
     * infinitely bad on some file, where the other is on none, is worse whatever the rest say.
     */
    public int better(double alpha) {
      if (difference.firstDead() > 0 || difference.secondDead() > 0) {
        return unlimited();
      }
      return significant(alpha) ? (int) Math.signum(difference.mean()) : 0;
    }

    /** Which system alone is infinitely bad on some file: +1 the second, −1 the first, else 0. */
    public int unlimited() {
      return Integer.signum(difference.secondDead()) - Integer.signum(difference.firstDead());
    }
  }

  /**
   * Paired differences in figures.
   *
   * @param files that both systems have scores for
   * @param mean of the differences
   * @param interval of it; null below ten files
   * @param p two-sided; NaN below ten files
   * @param counts of files where the first is better, equal and worse
   * @param cliffsDelta from −1 to 1
   * @param firstDead files on which the first is infinitely bad and the second is not
   * @param secondDead files on which the second is infinitely bad and the first is not
   */
  public record Difference(
      int files,
      double mean,
      @Nullable Interval interval,
      double p,
      WinTieLoss counts,
      double cliffsDelta,
      int firstDead,
      int secondDead) {}

  /** Copies the collections. */
  public ComparisonReport {
    systems = List.copyOf(systems);
    pairs = List.copyOf(pairs);
    notes = List.copyOf(notes);
  }

  /** The lines of systems by metric and group, in order. */
  public Map<String, List<SystemLine>> systemsByTable() {
    return systems.stream()
        .collect(
            Collectors.groupingBy(
                line -> title(line.facts(), line.group()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  /** The lines of pairs by metric and group, in order. */
  public Map<String, List<PairLine>> pairsByTable() {
    return pairs.stream()
        .collect(
            Collectors.groupingBy(
                line -> title(line.facts(), line.group()),
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private static String title(MetricFacts facts, String group) {
    return group.isEmpty() ? facts.column() : facts.column() + " [" + group + "]";
  }
}
