package sqe.report;

import java.util.List;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;

/** A gate's report as Markdown, for a comment on a pull request. */
public final class MarkdownReport {

  private MarkdownReport() {}

  /** The whole report. */
  public static String of(GateReport report) {
    StringBuilder text = new StringBuilder();
    text.append("### Speech quality gate: ").append(report.outcome()).append("\n\n");
    text.append(escaped(report.current()))
        .append(" against ")
        .append(escaped(report.baseline()))
        .append("; ")
        .append(GateText.method(report))
        .append(".\n\n");
    table(text, report.metrics());
    if (!report.groups().isEmpty()) {
      text.append("\n<details><summary>By group, exploratory</summary>\n\n");
      table(text, report.groups());
      text.append("\n</details>\n");
    }
    report.notes().forEach(note -> text.append("\nNote: ").append(escaped(note)).append('\n'));
    return text.toString();
  }

  private static void table(StringBuilder text, List<MetricResult> results) {
    text.append("| metric | verdict | baseline | current | change | interval | margin | p |\n");
    text.append("|---|---|---:|---:|---:|---|---:|---:|\n");
    for (MetricResult result : results) {
      text.append("| ")
          .append(
              String.join(
                  " | ",
                  "`" + result.name().replace("|", "\\|").replace("`", "'") + "`",
                  result.verdict() == Verdict.FAIL ? "**FAIL**" : result.verdict().name(),
                  GateText.number(result.changes().baselineMean(), result),
                  GateText.number(result.changes().currentMean(), result),
                  GateText.signed(result.evidence().sample().mean(), result),
                  GateText.interval(result),
                  GateText.margin(result),
                  GateText.p(GateText.decisive(result))))
          .append(" |\n");
    }
    text.append('\n');
    for (MetricResult result : results) {
      text.append("- `").append(result.name().replace("`", "'")).append("`: ");
      text.append(GateText.power(result));
      GateText.remarks(result).forEach(remark -> text.append("; ").append(escaped(remark)));
      text.append('\n');
    }
  }

  /** File names may hold anything; here they are text. */
  private static String escaped(String text) {
    return text.replaceAll("([\\\\`*_\\[\\]<>|#])", "\\\\$1").replaceAll("\\R", " ");
  }
}
