package sqe.scoring.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.scoring.PairInspector;
import sqe.table.Decimal;

/**
 * Adds a {@link PairDiagnosis} to each row of a score table: what is wrong with the pair, and
 * {@code <id>_corrected}, each score as it would be without.
 */
public final class DiagnosisColumns implements PairInspector {

  private static final String CORRECTED = "_corrected";

  private final List<Metric> metrics;

  /** Diagnosis columns for a table of these metrics. */
  public DiagnosisColumns(List<Metric> metrics) {
    this.metrics = List.copyOf(metrics);
  }

  @Override
  public List<String> columns() {
    List<String> columns = new ArrayList<>(PairDiagnosis.COLUMNS);
    metrics.forEach(metric -> columns.add(metric.info().id() + CORRECTED));
    return columns;
  }

  @Override
  public List<String> inspect(SignalPair pair) {
    try {
      PairDiagnosis diagnosis = PairDiagnosis.of(pair, metrics);
      List<String> cells = new ArrayList<>(diagnosis.cells(pair.sampleRate()));
      for (double score : diagnosis.corrected().values()) {
        cells.add(Double.isNaN(score) ? "" : Decimal.of(score));
      }
      return cells;
    } catch (UndefinedScoreException e) {
      return Collections.nCopies(columns().size(), ""); // the row's message says which sample
    }
  }
}
