package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;
import sqe.report.document.Block;
import sqe.report.document.Clauses;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Folded;
import sqe.report.document.Grid;
import sqe.report.document.Notes;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;

/** A gate's report for people: the verdict on each metric, and what it rests on. */
public final class GateDocument {

  /** Within a comment on a pull request. */
  private static final int LEVEL = 3;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords("metric").withTacitTitle(),
          Column.ofWords("verdict"),
          Column.ofNumbers("baseline"),
          Column.ofNumbers("current"),
          Column.ofNumbers("change"),
          Column.ofRanges("bounds"),
          Column.ofNumbers("margin"));

  private GateDocument() {}

  /** The whole report. */
  public static Document of(GateReport report) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Clauses(
            List.of(
                Text.of(report.current() + " against " + report.baseline()),
                Text.of(GateWords.method(report)))));
    blocks.add(grid(report.metrics()));
    if (!report.groups().isEmpty()) {
      List<Block> groups = new ArrayList<>();
      List<MetricResult> shown = SmallGroups.others(report);
      if (!shown.isEmpty()) {
        groups.add(grid(shown));
      }
      SmallGroups.lines(report).forEach(line -> groups.add(new Paragraph(Text.of(line))));
      blocks.add(
          new Folded(
              "By group, exploratory",
              "exploratory, by group (p by Benjamini and Hochberg):",
              groups));
    }
    List<String> notes = GateWords.notes(report);
    if (!notes.isEmpty()) {
      blocks.add(new Notes(notes.stream().map(Text::of).toList()));
    }
    var outcome = new Document.Outcome("Speech quality gate", Text.of(report.outcome()));
    return new Document(LEVEL, outcome, blocks);
  }

  /** That nothing was compared, and why. */
  static Document of(GateRefusal refusal) {
    var outcome = new Document.Outcome("Speech quality gate", Text.of(GateRefusal.OUTCOME));
    String tables = refusal.current() + " against " + refusal.baseline();
    return new Document(
        LEVEL,
        outcome,
        List.of(new Clauses(List.of(Text.of(tables))), new Paragraph(Text.of(refusal.message()))));
  }

  private static Grid grid(List<MetricResult> results) {
    return Grid.of(COLUMNS, results.stream().map(GateDocument::row).toList());
  }

  private static Row row(MetricResult result) {
    Text name = Text.of(Style.CODE, result.name());
    Style verdict = result.verdict() == Verdict.FAIL ? Style.ERROR : Style.PLAIN;
    List<Text> details = new ArrayList<>();
    details.add(Text.of(GateWords.power(result)));
    GateWords.remarks(result).forEach(remark -> details.add(Text.of(remark)));
    return new Row(
        name,
        List.of(
            result.question().primary() ? name : name.and(" (secondary)"),
            Text.of(verdict, result.verdict().name()),
            Text.of(GateWords.number(result.changes().baselineMean(), result)),
            Text.of(GateWords.number(result.changes().currentMean(), result)),
            Text.of(GateWords.signed(result.evidence().sample().mean(), result)),
            Text.of(GateWords.bounds(result)),
            Text.of(GateWords.margin(result))),
        details);
  }
}
