package sqe.scoring.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.table.Cell;

/**
 * A {@link PairDiagnosis} as columns of a score table: what is wrong with the pair, and {@code
 * <id>_corrected}, each score as it would be without.
 */
public final class DiagnosisColumns {

  private static final String CORRECTED = "_corrected";

  private DiagnosisColumns() {}

  /** Names of the columns for a table of these metrics. */
  public static List<String> of(List<String> metrics) {
    List<String> columns = new ArrayList<>(PairDiagnosis.COLUMNS);
    metrics.forEach(id -> columns.add(id + CORRECTED));
    return columns;
  }

  /**
   * One cell a column; absent where there is nothing to say.
   *
   * @param pair as its files are, before any alignment
   */
  public static List<Cell> cells(SignalPair pair, List<Metric> metrics) {
    if (!pair.hasReference()) {
      return none(metrics);
    }
    try {
      PairDiagnosis diagnosis = PairDiagnosis.of(pair, metrics);
      List<Cell> cells = new ArrayList<>(diagnosis.cells(pair.sampleRate()));
      for (double score : diagnosis.corrected().values()) {
        cells.add(Double.isNaN(score) ? new Cell.Absent() : new Cell.Scored(score));
      }
      return cells;
    } catch (UndefinedScoreException e) {
      return none(metrics); // the row's message says which sample
    }
  }

  private static List<Cell> none(List<Metric> metrics) {
    return Collections.nCopies(PairDiagnosis.COLUMNS.size() + metrics.size(), new Cell.Absent());
  }
}
