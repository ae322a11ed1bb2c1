package sqe.judge.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import sqe.judge.compare.ComparisonReport.Difference;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.Scores;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.gate.CheckedScores;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.MetricFacts;
import sqe.judge.gate.PairedColumn;
import sqe.judge.gate.PairedTables;
import sqe.judge.gate.PolicyException;
import sqe.judge.gate.RowKind;
import sqe.judge.stats.Interval;
import sqe.judge.stats.Location;
import sqe.judge.stats.MeanInterval;
import sqe.judge.stats.MultipleTesting;
import sqe.judge.stats.PairedDifferences;
import sqe.judge.stats.SeededRandom;
import sqe.judge.stats.Summary;
import sqe.judge.stats.WinTieLoss;
import sqe.table.Counted;
import sqe.table.Decimal;
import sqe.table.ScoreTable;
import sqe.table.TableException;

/** One metric of all systems, over all files or one group of them. */
final class MetricLines {

  private final MetricFacts facts;
  private final String group;
  private final Map<String, ScoreTable> tables;
  private final GatePolicy policy;
  private final @Nullable String cluster;
  private final List<String> notes = new ArrayList<>();
  private final List<PairLine> pairs;
  private boolean inClusters;

  /**
   * Compares the systems.
   *
   * @param tables of one system each, by its name
   * @param cluster the column whose files belong together; null where files are independent
   * @param metrics all that are compared, whose signatures must agree
   */
  MetricLines(
      MetricFacts facts,
      String group,
      Map<String, ScoreTable> tables,
      GatePolicy policy,
      @Nullable String cluster,
      List<String> metrics)
      throws TableException, PolicyException {
    this.facts = facts;
    this.group = group;
    this.tables = tables;
    this.policy = policy;
    this.cluster = cluster;
    pairs = corrected(compared(metrics));
  }

  List<PairLine> pairs() {
    return pairs;
  }

  /** What limits the intervals and tests; with the group it is said of. */
  List<String> notes() {
    return group.isEmpty() ? notes : notes.stream().map(note -> group + ": " + note).toList();
  }

  /** Whether some rows were compared in their clusters, and not as if independent. */
  boolean inClusters() {
    return inClusters;
  }

  private List<PairLine> compared(List<String> metrics) throws TableException, PolicyException {
    List<PairLine> lines = new ArrayList<>();
    List<String> names = List.copyOf(tables.keySet());
    for (int i = 0; i < names.size(); i++) {
      for (int j = i + 1; j < names.size(); j++) {
        ScoreTable first = tables.get(names.get(i));
        ScoreTable second = tables.get(names.get(j));
        if (first != null && second != null) {
          PairedTables paired = PairedTables.ofCommonIds(second, first, metrics, policy);
          Difference difference = difference(names.get(i), names.get(j), paired);
          lines.add(
              new PairLine(facts, group, names.get(i), names.get(j), difference, difference.p()));
          String spelling = paired.spellingNote();
          if (spelling != null) {
            notes.add(spelling);
          }
        }
      }
    }
    return lines;
  }

  private Difference difference(String first, String second, PairedTables paired)
      throws TableException, PolicyException {
    PairedColumn column = paired.column(facts);
    column.ratioNote().ifPresent(notes::add);
    double[] ours = column.now();
    double[] theirs = column.before();
    List<String> labels = cluster == null ? null : paired.clusters(cluster);
    int[] rows =
        IntStream.range(0, paired.size())
            .filter(i -> Double.isFinite(ours[i]) && Double.isFinite(theirs[i]))
            .toArray();
    double[] x = Arrays.stream(rows).mapToDouble(i -> ours[i]).toArray();
    double[] y = Arrays.stream(rows).mapToDouble(i -> theirs[i]).toArray();
    double[] d = new double[rows.length];
    Arrays.setAll(d, i -> facts.sign() * (x[i] - y[i]) + 0.0);
    PairedDifferences differences =
        Clustering.differences(
            d,
            labels == null ? null : Arrays.stream(rows).mapToObj(labels::get).toList(),
            cluster,
            rowKind(),
            notes);
    inClusters |= differences.isClustered();
    long seed = seed(first + "/" + second);
    Location test = isTooSmall(differences) ? null : policy.location(differences, seed);
    if (test == null && d.length > 0 && group.isEmpty()) {
      notes.add(Evidence.tooSmall(d.length, fewRecordings(differences), rowKind()));
    }
    return new Difference(
        d.length,
        differences.mean(),
        test == null ? null : test.interval(1 - policy.alpha()),
        test == null ? Double.NaN : twoSided(test),
        WinTieLoss.of(differences),
        d.length == 0 ? Double.NaN : facts.sign() * Summary.cliffsDelta(x, y),
        dead(ours, theirs),
        dead(theirs, ours));
  }

  /** How many scores are worse than any, where the other's is not. */
  private int dead(double[] scores, double[] others) {
    double worst = facts.worst();
    return (int)
        IntStream.range(0, scores.length)
            .filter(i -> scores[i] == worst && !Double.isNaN(others[i]) && others[i] != worst)
            .count();
  }

  private long seed(String part) {
    return SeededRandom.derive(policy.seed(), facts.column() + "/" + group + "/" + part);
  }

  private @Nullable Interval interval(PairedDifferences values, long seed) {
    return isTooSmall(values)
        ? null
        : MeanInterval.of(values, 1 - policy.alpha(), policy.resamples(), seed);
  }

  /** How many recordings differences are of where these are too few, else 0. */
  private int fewRecordings(PairedDifferences values) {
    return Clustering.areTooFew(values, rowKind()) ? values.clusterCount() : 0;
  }

  private boolean isTooSmall(PairedDifferences values) {
    return values.size() < Evidence.FEWEST || Clustering.areTooFew(values, rowKind());
  }

  private RowKind rowKind() {
    return RowKind.of(tables.values().stream().anyMatch(ScoreTable::hasSegments));
  }

  private static double twoSided(Location test) {
    return Math.min(1, 2 * Math.min(test.pAbove(0), test.pBelow(0)));
  }

  /** The lines with their p-values corrected for the number of pairs. */
  private static List<PairLine> corrected(List<PairLine> lines) {
    List<PairLine> tested = lines.stream().filter(line -> !Double.isNaN(line.pHolm())).toList();
    double[] holm = MultipleTesting.holm(tested.stream().mapToDouble(PairLine::pHolm).toArray());
    List<PairLine> corrected = new ArrayList<>();
    int next = 0;
    for (PairLine line : lines) {
      corrected.add(Double.isNaN(line.pHolm()) ? line : line.corrected(holm[next++]));
    }
    return corrected;
  }

  /** The systems, in the order they were given. */
  List<SystemLine> systems() throws TableException, PolicyException {
    Map<String, CheckedScores> scores = new LinkedHashMap<>();
    double best = Double.NEGATIVE_INFINITY;
    for (var system : tables.entrySet()) {
      CheckedScores own = CheckedScores.ofSet(system.getValue(), facts);
      scores.put(system.getKey(), own);
      own.note().ifPresent(note -> notes.add(system.getKey() + ": " + note));
      best = Math.max(best, standing(own));
    }
    List<SystemLine> lines = new ArrayList<>();
    for (var system : scores.entrySet()) {
      Scores figures = figures(system.getKey(), system.getValue());
      double standing = standing(system.getValue());
      boolean isBest = standing == best && standing > Double.NEGATIVE_INFINITY;
      lines.add(
          new SystemLine(facts, group, system.getKey(), figures, rank(system.getKey()), isBest));
      if (figures.dead() > 0) {
        notes.add(deadNote(system.getKey(), figures));
      }
    }
    return lines;
  }

  /** The mean, of which more is better; with a score that is worse than any, as bad as can be. */
  private double standing(CheckedScores scores) {
    double[] finite = scores.finite();
    return finite.length == 0 || scores.count(facts.worst()) > 0
        ? Double.NEGATIVE_INFINITY
        : facts.sign() * Summary.mean(finite);
  }

  private Scores figures(String system, CheckedScores scores)
      throws TableException, PolicyException {
    double[] own = scores.finite();
    return new Scores(
        own.length,
        Summary.mean(own),
        interval(inClusters(system, scores), seed(system)),
        own.length == 0 ? Double.NaN : Summary.quantile(own, 0.5),
        scores.count(facts.worst()),
        scores.count(-facts.worst()));
  }

  private String deadNote(String system, Scores figures) {
    String others =
        figures.files() == 0
            ? ""
            : ", and its mean is of the " + Counted.of(figures.files(), "other", "others");
    return "%s: %s is %s for %s, worse than any score: it ranks below systems without such %s%s"
        .formatted(
            system,
            facts.column(),
            Decimal.of(facts.worst()),
            rowKind().counted(figures.dead()),
            rowKind().many(),
            others);
  }

  /** A system's scores with the cluster of each file, for the interval of their mean. */
  private PairedDifferences inClusters(String system, CheckedScores scores) throws PolicyException {
    List<String> labels = scores.labels(Objects.requireNonNull(tables.get(system)), cluster);
    return Clustering.differences(scores.finite(), labels, cluster, rowKind(), notes);
  }

  private int rank(String system) {
    int better = 0;
    for (PairLine line : pairs) {
      int first = line.better(policy.alpha());
      boolean beaten =
          (first < 0 && line.first().equals(system)) || (first > 0 && line.second().equals(system));
      better += beaten ? 1 : 0;
    }
    return better + 1;
  }
}
