package sqe.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import sqe.judge.gate.MetricFacts;
import sqe.judge.stats.Summary;
import sqe.metrics.MetricInfo;
import sqe.metrics.NumberText;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;
import sqe.scoring.ScoreSummary.SetRate;
import sqe.table.ScoreTable;
import sqe.table.TableException;

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

  /**
   * Of the last system of a board.
   *
   * @throws TableException when a count is not a number
   */
  static Document of(Scoreboard board) throws TableException {
    int last = board.systems().size() - 1;
    List<Row> rows = new ArrayList<>();
    for (Scoreboard.Column column : board.metrics()) {
      rows.add(row(column, last, details(column.facts(), board.tables().get(last))));
    }
    return Document.of(LEVEL, List.of(Grid.of(COLUMNS, rows)));
  }

  /** The rate of the set, which is what is published, where the metric is a quotient of sums. */
  private static List<Text> details(MetricFacts facts, ScoreTable table) throws TableException {
    MetricInfo.Ratio ratio = facts.ratio();
    if (ratio == null || !facts.isRatioIn(table)) {
      return List.of();
    }
    double[] above = table.scores(ratio.numerator());
    double[] below = table.scores(ratio.denominator());
    int[] counted =
        IntStream.range(0, above.length)
            .filter(row -> Double.isFinite(above[row]) && Double.isFinite(below[row]))
            .toArray();
    if (counted.length == 0) {
      return List.of();
    }
    var rate =
        new SetRate(
            Arrays.stream(counted).mapToDouble(row -> above[row]).sum(),
            Arrays.stream(counted).mapToDouble(row -> below[row]).sum());
    return List.of(Text.of(SummaryDocument.ofSet(rate)));
  }

  private static Row row(Scoreboard.Column column, int system, List<Text> details) {
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
    return new Row(cells.get(0), cells, details);
  }
}
