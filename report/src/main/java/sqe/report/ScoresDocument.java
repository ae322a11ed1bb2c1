package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.judge.stats.Summary;
import sqe.metrics.NumberText;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;

/** The scores of one system in figures: a line a metric. */
final class ScoresDocument {

  private static final int LEVEL = 3;
  private static final int DIGITS = 5;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords("metric"),
          Column.ofNumbers("n"),
          Column.ofNumbers("mean"),
          Column.ofNumbers("sd"),
          Column.ofNumbers("median"),
          Column.ofNumbers("5 %"),
          Column.ofNumbers("95 %"));

  private ScoresDocument() {}

  /** Of the last system of a board. */
  static Document of(Scoreboard board) {
    int last = board.systems().size() - 1;
    return Document.of(
        LEVEL,
        List.of(
            Grid.of(COLUMNS, board.metrics().stream().map(column -> row(column, last)).toList())));
  }

  private static Row row(Scoreboard.Column column, int system) {
    double[] scores = column.finite(system).stream().mapToDouble(Double::doubleValue).toArray();
    List<Text> cells = new ArrayList<>();
    cells.add(Text.of(Style.CODE, column.facts().column()));
    cells.add(Text.of(String.valueOf(scores.length)));
    double[] figures =
        scores.length == 0
            ? new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN, Double.NaN}
            : new double[] {
              Summary.mean(scores),
              scores.length < 2 ? Double.NaN : Summary.standardDeviation(scores),
              Summary.quantile(scores, 0.5),
              Summary.quantile(scores, 0.05),
              Summary.quantile(scores, 0.95)
            };
    for (double figure : figures) {
      cells.add(Text.of(Double.isNaN(figure) ? Rounded.NONE : NumberText.rounded(figure, DIGITS)));
    }
    return Row.of(cells);
  }
}
