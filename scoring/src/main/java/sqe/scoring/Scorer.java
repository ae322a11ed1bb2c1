package sqe.scoring;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.Metric;
import sqe.metrics.MetricInfo;
import sqe.metrics.Score;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.table.Cell;

/**
 * Asks each metric for its value or its reason.
 *
 * <p>A metric that throws anything else than {@link UndefinedScoreException} is broken; its cell
 * says so and the others are scored all the same. Immutable, for use by several threads.
 */
public final class Scorer {

  /**
   * What all metrics said of one pair.
   *
   * @param cells one a metric
   * @param notes by text, with the metrics each concerns
   */
  public record Scores(List<Cell> cells, Map<String, List<String>> notes) {

    /** Copies both, keeping the order of the notes. */
    public Scores {
      cells = List.copyOf(cells);
      Map<String, List<String>> copied = new LinkedHashMap<>();
      notes.forEach((text, ids) -> copied.put(text, List.copyOf(ids)));
      notes = Collections.unmodifiableMap(copied);
    }
  }

  private final List<Metric> metrics;

  /** A scorer that asks these metrics in this order. */
  public Scorer(List<Metric> metrics) {
    this.metrics = List.copyOf(metrics);
  }

  /** What is known of the metrics, in their order. */
  public List<MetricInfo> infos() {
    return metrics.stream().map(Metric::info).toList();
  }

  /** The metrics' ids, in their order. */
  public List<String> ids() {
    return metrics.stream().map(metric -> metric.info().id()).toList();
  }

  /** Scores a pair with every metric; never throws what a metric throws, see {@link Cell}. */
  public Scores score(SignalPair pair) {
    List<Cell> cells = new ArrayList<>();
    Map<String, List<String>> notes = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      cells.add(cell(metric, pair, notes));
    }
    return new Scores(cells, notes);
  }

  private static Cell cell(Metric metric, SignalPair pair, Map<String, List<String>> notes) {
    try {
      Score score = metric.score(pair);
      for (String note : score.notes()) {
        notes.computeIfAbsent(note, key -> new ArrayList<>()).add(metric.info().id());
      }
      return new Cell.Scored(score.value());
    } catch (UndefinedScoreException e) {
      return new Cell.Undefined(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      return new Cell.Broken("internal error: " + e, e);
    }
  }
}
