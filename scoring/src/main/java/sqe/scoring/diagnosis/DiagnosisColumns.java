package sqe.scoring.diagnosis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.metrics.Metric;
import sqe.metrics.SignalPair;
import sqe.metrics.UndefinedScoreException;
import sqe.table.Cell;
import sqe.table.Remark;

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
   * One cell a column; absent where there is nothing to say. Whatever happens here is no reason to
   * lose the scores.
   *
   * @param pair as its files are, before any alignment
   * @param notes receives why a cell is empty that might have a number
   */
  public static List<Cell> cells(SignalPair pair, List<Metric> metrics, List<Remark> notes) {
    if (!pair.hasReference()) {
      return none(metrics);
    }
    try {
      PairDiagnosis diagnosis = PairDiagnosis.of(pair, metrics);
      List<Cell> cells = new ArrayList<>(diagnosis.cells(pair.sampleRate()));
      for (double score : diagnosis.corrected().values()) {
        cells.add(Double.isNaN(score) ? new Cell.Absent() : new Cell.Scored(score));
      }
      noteUndefined(cells, notes);
      return cells;
    } catch (UndefinedScoreException e) {
      return none(metrics); // the row's message says which sample
    } catch (RuntimeException e) {
      notes.add(Remark.of("no diagnosis: internal error: " + e));
      return none(metrics);
    }
  }

  private static void noteUndefined(List<Cell> cells, List<Remark> notes) {
    Map<String, List<String>> columns = new LinkedHashMap<>();
    for (int c = 0; c < PairDiagnosis.COLUMNS.size(); c++) {
      if (cells.get(c) instanceof Cell.Undefined undefined) {
        columns
            .computeIfAbsent(undefined.reason(), reason -> new ArrayList<>())
            .add(PairDiagnosis.COLUMNS.get(c));
      }
    }
    columns.forEach(
        (reason, names) -> notes.add(Remark.of("no " + String.join(", ", names) + ": " + reason)));
  }

  private static List<Cell> none(List<Metric> metrics) {
    return Collections.nCopies(PairDiagnosis.COLUMNS.size() + metrics.size(), new Cell.Absent());
  }
}
