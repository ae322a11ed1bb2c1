package sqe.judge.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.MetricFacts;
import sqe.judge.stats.ChangePoints;
import sqe.judge.stats.SeededRandom;
import sqe.metrics.MetricCatalog;
import sqe.table.Excerpt;

/**
 * One metric of one system over runs: the mean of each, and where its level changed.
 *
 * <p>Runs that scored other files, or computed the metric otherwise, begin a new stretch: their
 * means are not compared with those before. Changes of level are looked for in each stretch by
 * {@link ChangePoints}.
 *
 * @param facts of the metric
 * @param system its name; empty where tables have only one
 * @param points at least one
 * @param alpha the chance that a stretch without a change shows one
 */
public record Trend(MetricFacts facts, String system, List<Point> points, double alpha) {

  private static final long SEED = 1;

  /**
   * A run.
   *
   * @param run null for one that is not kept (yet)
   * @param summary of the metric in it
   * @param stretch number of its stretch, from 0
   * @param change the change of level that begins with it, or null
   */
  public record Point(
      @Nullable Run run, RunSummary summary, int stretch, ChangePoints.@Nullable Change change) {

    /** How far this run is from another; NaN where the two may not be compared. */
    public double from(Point other) {
      return other.summary.isComparable(summary)
          ? summary.mean() - other.summary.mean()
          : Double.NaN;
    }
  }

  /**
   * A run and its summaries.
   *
   * @param run null for one that is not kept (yet)
   */
  public record Summarised(@Nullable Run run, List<RunSummary> summaries) {}

  /** Copies the points. */
  public Trend {
    points = List.copyOf(points);
  }

  /**
   * The trend of a metric.
   *
   * @param runs in order; those without the metric are left out
   * @param system which; null where the runs have only one
   * @param alpha between 0 and 1
   * @throws HistoryException when no run has such a metric or system, or one must be chosen
   */
  public static Trend of(
      String metric,
      @Nullable String system,
      List<Summarised> runs,
      MetricCatalog catalog,
      double alpha)
      throws HistoryException {
    TreeSet<String> systems = new TreeSet<>();
    TreeSet<String> metrics = new TreeSet<>();
    for (Summarised run : runs) {
      for (RunSummary summary : run.summaries()) {
        metrics.add(summary.metric());
        if (summary.metric().equals(metric)) {
          systems.add(summary.system());
        }
      }
    }
    if (systems.isEmpty()) {
      throw new HistoryException(
          metrics.isEmpty()
              ? "there are no such runs"
              : "no run has the metric '%s'; they have %s"
                  .formatted(Excerpt.of(metric), Excerpt.list(metrics)));
    }
    if (system == null && systems.size() > 1) {
      throw new HistoryException(
          "runs have the systems %s: choose one".formatted(Excerpt.list(systems)));
    }
    if (system != null && !systems.contains(system)) {
      throw new HistoryException(
          "no run has the system '%s'; they have %s"
              .formatted(Excerpt.of(system), Excerpt.list(systems)));
    }
    String chosen = system == null ? systems.first() : system;
    List<Point> points = points(metric, chosen, runs);
    return new Trend(
        MetricFacts.of(metric, null, catalog), chosen, withChanges(metric, points, alpha), alpha);
  }

  /** The trends of all metrics of the last run, in its order. */
  public static List<Trend> all(List<Summarised> runs, MetricCatalog catalog, double alpha) {
    List<Trend> trends = new ArrayList<>();
    List<RunSummary> last = runs.isEmpty() ? List.of() : runs.get(runs.size() - 1).summaries();
    for (RunSummary summary : last) {
      String metric = summary.metric();
      List<Point> points = points(metric, summary.system(), runs);
      trends.add(
          new Trend(
              MetricFacts.of(metric, null, catalog),
              summary.system(),
              withChanges(metric, points, alpha),
              alpha));
    }
    return trends;
  }

  private static List<Point> points(String metric, String system, List<Summarised> runs) {
    List<Point> points = new ArrayList<>();
    for (Summarised run : runs) {
      for (RunSummary summary : run.summaries()) {
        if (summary.metric().equals(metric) && summary.system().equals(system)) {
          Point last = points.isEmpty() ? null : points.get(points.size() - 1);
          int stretch =
              last == null ? 0 : last.stretch() + (last.summary().isComparable(summary) ? 0 : 1);
          points.add(new Point(run.run(), summary, stretch, null));
        }
      }
    }
    return points;
  }

  private static List<Point> withChanges(String metric, List<Point> points, double alpha) {
    List<Point> changed = new ArrayList<>(points);
    int from = 0;
    while (from < points.size()) {
      int stretch = points.get(from).stretch();
      List<Integer> scored = new ArrayList<>();
      int to = from;
      while (to < points.size() && points.get(to).stretch() == stretch) {
        if (Double.isFinite(points.get(to).summary().mean())) {
          scored.add(to);
        }
        to++;
      }
      double[] means = scored.stream().mapToDouble(i -> points.get(i).summary().mean()).toArray();
      for (ChangePoints.Change change :
          ChangePoints.of(means, alpha, SeededRandom.derive(SEED, metric))) {
        int place = scored.get(change.first());
        Point point = points.get(place);
        changed.set(place, new Point(point.run(), point.summary(), point.stretch(), change));
      }
      from = to;
    }
    return changed;
  }

  /** The last run. */
  public Point last() {
    return points.get(points.size() - 1);
  }

  /** The first run that the last one may be compared with. */
  public Point first() {
    return points.stream().filter(p -> p.stretch() == last().stretch()).findFirst().orElseThrow();
  }

  /** The point of a run; empty where it is not among them. */
  public Optional<Point> of(Run run) {
    return points.stream()
        .filter(point -> point.run() != null && point.run().number() == run.number())
        .findFirst();
  }

  /** Runs with what is kept of them, of all or one branch. */
  public static List<Summarised> runs(History history, @Nullable String branch)
      throws HistoryException {
    Map<Long, List<RunSummary>> summaries = history.summaries();
    return history.runs().stream()
        .filter(run -> branch == null || branch.equals(run.facts().branch()))
        .map(run -> new Summarised(run, summaries.getOrDefault(run.number(), List.of())))
        .toList();
  }
}
