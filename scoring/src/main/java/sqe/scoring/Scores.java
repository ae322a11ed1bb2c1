package sqe.scoring;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  /** Scores a pair with every metric. */
  static Scores of(SignalPair pair, List<Metric> metrics) {
    List<Cell> cells = new ArrayList<>();
    Map<String, List<String>> notes = new LinkedHashMap<>();
    for (Metric metric : metrics) {
      cells.add(cell(metric, pair, notes));
    }
    List<Remark> remarks = new ArrayList<>();
    notes.forEach((text, ids) -> remarks.add(new Remark(text, ids, null)));
    return new Scores(cells, remarks);
  }

  private static Cell cell(Metric metric, SignalPair pair, Map<String, List<String>> notes) {
    try {
      Score score = pair.score(metric);
      for (String note : score.notes()) {
        notes.computeIfAbsent(note, key -> new ArrayList<>()).add(metric.info().id());
      }
      return new Cell.Scored(score.value());
    } catch (UndefinedScoreException e) {
      return new Cell.Undefined(String.valueOf(e.getMessage()), e.remedy().orElse(null));
    } catch (RuntimeException e) {
      return new Cell.Broken("internal error: " + e, e);
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
