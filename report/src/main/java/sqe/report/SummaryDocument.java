package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.report.document.Alignment;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;
import sqe.scoring.ScoreSummary;
import sqe.scoring.ScoreSummary.Distribution;

/** What is said of a table of scores: a distribution a column, then failures by reason. */
public final class SummaryDocument {

  private static final int LONGEST_ID = 40;

  /** Outside these a number with three decimals says nothing or does not fit its column. */
  private static final double SMALLEST = 0.001;

  private static final double LARGEST = 99_999.9995;

  private static final int WIDTH = 10;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords("metric").wide(14).withTacitTitle(),
          Column.ofNumbers("n").wide(WIDTH),
          Column.ofNumbers("mean").wide(WIDTH),
          Column.ofNumbers("sd").wide(WIDTH),
          Column.ofNumbers("median").wide(WIDTH),
          Column.ofNumbers("5 %").wide(WIDTH),
          Column.ofNumbers("95 %").wide(WIDTH),
          Column.ofWords("worst"));

  private static final List<Column> REASONS =
      List.of(
          new Column("rows", Alignment.RIGHT, 6, true), Column.ofWords("reason").withTacitTitle());

  private SummaryDocument() {}

  /**
   * The summary.
   *
   * @param seconds that the scoring took
   */
  public static Document of(ScoreSummary summary, double seconds) {
    List<Block> blocks = new ArrayList<>();
    List<String> systems = summary.systems();
    for (String system : systems) {
      Grid grid = Grid.of(COLUMNS, rows(summary.distributions(system)));
      blocks.add(systems.size() > 1 ? grid.captioned(Text.of(Style.STRONG, system)) : grid);
    }
    if (!summary.reasons().isEmpty()) {
      List<Row> reasons =
          summary.reasons().stream()
              .map(reason -> Row.of(String.valueOf(reason.getValue()), reason.getKey()))
              .toList();
      blocks.add(Grid.of(REASONS, reasons).captioned(Text.of("not scored:")));
    }
    blocks.add(new Paragraph(Text.of(end(summary, seconds))));
    return Document.of(1, blocks);
  }

  private static String end(ScoreSummary summary, double seconds) {
    return String.format(
        Locale.ROOT,
        "%d rows, %d of them failed and %d partial, in %.1f s",
        summary.rows(),
        summary.failed(),
        summary.partial(),
        seconds);
  }

  private static List<Row> rows(Map<String, Distribution> distributions) {
    List<Row> rows = new ArrayList<>();
    distributions.forEach((column, d) -> rows.add(row(column, d)));
    return rows;
  }

  private static Row row(String column, Distribution d) {
    return Row.of(
        column,
        d.scored() + "/" + d.expected(),
        number(d.mean()),
        number(d.standardDeviation()),
        number(d.median()),
        number(d.low()),
        number(d.high()),
        worst(d));
  }

  private static String worst(Distribution d) {
    String worst = d.worst() == null ? "" : number(d.worstScore()) + " " + shortened(d.worst());
    return d.infinite() == 0 ? worst : worst + " (" + d.infinite() + " infinite, not in the mean)";
  }

  private static String shortened(String id) {
    if (id.length() <= LONGEST_ID) {
      return id;
    }
    int start = id.length() - LONGEST_ID + 1;
    return "…" + id.substring(Character.isLowSurrogate(id.charAt(start)) ? start + 1 : start);
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Rounded.notFinite(value);
    }
    double size = Math.abs(value);
    boolean fits = size == 0 || (size >= SMALLEST && size < LARGEST);
    return String.format(Locale.ROOT, fits ? "%.3f" : "%.2e", value);
  }
}
