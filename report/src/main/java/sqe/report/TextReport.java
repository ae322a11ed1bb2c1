package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;

/** A gate's report as an aligned table for a terminal. */
public final class TextReport {

  private static final List<String> HEADER =
      List.of("", "verdict", "baseline", "current", "change", "interval", "margin", "p");

  private TextReport() {}

  /** The whole report; ends with a line end. */
  public static String of(GateReport report) {
    StringBuilder text = new StringBuilder();
    text.append(report.current()).append(" against ").append(report.baseline()).append('\n');
    text.append(GateText.method(report)).append("\n\n");
    table(text, report.metrics());
    if (!report.groups().isEmpty()) {
      text.append("\nexploratory, by group (p by Benjamini and Hochberg):\n");
      table(text, report.groups());
    }
    for (String note : report.notes()) {
      text.append("\nnote: ").append(note);
    }
    text.append(report.notes().isEmpty() ? "\n" : "\n\n");
    return text.append(report.outcome()).append('\n').toString();
  }

  private static void table(StringBuilder text, List<MetricResult> results) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADER);
    results.forEach(result -> rows.add(cells(result)));
    int[] widths = new int[HEADER.size()];
    for (List<String> row : rows) {
      for (int c = 0; c < widths.length; c++) {
        widths[c] = Math.max(widths[c], row.get(c).length());
      }
    }
    for (int r = 0; r < rows.size(); r++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String cell = rows.get(r).get(c);
        String padding = " ".repeat(widths[c] - cell.length());
        line.append(c < 2 ? cell + padding : padding + cell).append("  ");
      }
      text.append(line.toString().stripTrailing()).append('\n');
      if (r > 0) {
        details(text, results.get(r - 1));
      }
    }
  }

  private static void details(StringBuilder text, MetricResult result) {
    text.append("    ").append(GateText.power(result)).append('\n');
    for (String remark : GateText.remarks(result)) {
      text.append("    ").append(remark).append('\n');
    }
  }

  private static List<String> cells(MetricResult result) {
    return List.of(
        result.question().primary() ? result.name() : result.name() + " (secondary)",
        result.verdict().name(),
        GateText.number(result.changes().baselineMean(), result),
        GateText.number(result.changes().currentMean(), result),
        GateText.signed(result.evidence().sample().mean(), result),
        GateText.interval(result),
        GateText.margin(result),
        GateText.p(GateText.decisive(result)));
  }
}
