package sqe.scoring;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.table.Cell;
import sqe.table.Remark;

/**
 * What all metrics say of one pair: a value each, or its reason. A metric that throws anything else
 * than {@link UndefinedScoreException} is broken; its cell says so and the others are scored all
 * the same.
 *
 * @param cells one a metric
 * @param notes what to know of the values, each with the metrics it concerns
 */
record Scores(List<Cell> cells, List<Remark> notes) {

  /** Copies the lists. */
  Scores {
    cells = List.copyOf(cells);
    notes = List.copyOf(notes);
  }

  /** What one metric says. */
  private record Outcome(Cell cell, List<String> notes) {}

  /** Scores a pair with every metric. */
  static Scores of(SignalPair pair, List<Metric> metrics) {
    Map<Metric, Outcome> outcomes = pair.isLong() ? byFamily(pair, metrics) : each(pair, metrics);
    List<Cell> cells = new ArrayList<>();
    Map<String, List<String>> notes = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      Outcome outcome = Objects.requireNonNull(outcomes.get(metric));
      cells.add(outcome.cell());
      for (String note : outcome.notes()) {
        notes.computeIfAbsent(note, key -> new ArrayList<>()).add(metric.info().id());
      }
    }
    List<Remark> remarks = new ArrayList<>();
    notes.forEach((text, ids) -> remarks.add(new Remark(text, ids, null)));
    return new Scores(cells, remarks);
  }

  private static Map<Metric, Outcome> each(SignalPair pair, List<Metric> metrics) {
    Map<Metric, Outcome> outcomes = new IdentityHashMap<>();
    metrics.forEach(metric -> outcomes.put(metric, outcome(metric, pair)));
    return outcomes;
  }

  /**
   * What metrics of one family derive from a pair they share, those of different families hardly
   * anything: of a long pair it is let go after each family, so that memory is that of one.
   */
  private static Map<Metric, Outcome> byFamily(SignalPair pair, List<Metric> metrics) {
    Map<Metric, Outcome> outcomes = new IdentityHashMap<>();
    Map<String, List<Metric>> families = new LinkedHashMap<>();
    metrics.forEach(
        metric ->
            families.computeIfAbsent(metric.info().family(), key -> new ArrayList<>()).add(metric));
    for (List<Metric> family : families.values()) {
      outcomes.putAll(each(pair, family));
      pair.forget();
    }
    return outcomes;
  }

  private static Outcome outcome(Metric metric, SignalPair pair) {
    try {
      Score score = pair.score(metric);
      return new Outcome(new Cell.Scored(score.value()), score.notes());
    } catch (UndefinedScoreException e) {
      Cell undefined = new Cell.Undefined(String.valueOf(e.getMessage()), e.remedy().orElse(null));
      return new Outcome(undefined, List.of());
    } catch (RuntimeException e) {
      return new Outcome(new Cell.Broken("internal error: " + e, e), List.of());
    }
  }

  /** One score of a metric minus another, or why there is no difference. */
  static Cell difference(MetricInfo metric, Cell after, Cell before) {
    if (!(after instanceof Cell.Scored scored)) {
      return after;
    }
    if (!(before instanceof Cell.Scored baseline)) {
      return new Cell.Undefined("no score of the mixture: " + reason(before));
    }
    double difference = scored.value() - baseline.value();
    return Double.isNaN(difference)
        ? new Cell.Undefined("not finite: estimate and mixture both score " + scored.value())
        : new Cell.Scored(metric.rounded(difference));
  }

  private static String reason(Cell missing) {
    return missing instanceof Cell.Undefined undefined
        ? undefined.reason()
        : ((Cell.Broken) missing).reason();
  }
}
