package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.audit.AuditResult;
import sqe.audit.check.Finding;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Section;
import sqe.report.document.Text;

/** A report of an audit for people: a section a check, in the order of checks. */
public final class AuditDocument {

  private static final int SHOWN = 10;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords(""),
          Column.ofWords("file"),
          Column.ofWords("place"),
          Column.ofWords("found"));

  private AuditDocument() {}

  /** The whole report; of each check the first findings. */
  public static Document of(AuditResult result) {
    List<Block> blocks = new ArrayList<>(AuditWork.head(result));
    result.notes().forEach(note -> blocks.add(new Paragraph(Text.of(note))));
    blocks.add(
        new Paragraph(
            Text.of(
                "%s. %s. Score %s."
                    .formatted(
                        AuditWords.inspected(result), result.counts(), AuditWords.score(result)))));
    blocks.addAll(AuditWork.blocks(result));
    if (!result.findings().isEmpty()) {
      blocks.add(new Paragraph(Text.of(AuditWords.relation(result) + " " + AuditWords.SCORE)));
    }
    AuditWords.byCheck(result).forEach((check, findings) -> blocks.add(section(check, findings)));
    return Document.of(1, List.of(new Section(Text.of("Audit"), blocks)));
  }

  private static Section section(String check, List<Finding> findings) {
    List<Row> rows = new ArrayList<>();
    findings.stream()
        .limit(SHOWN)
        .map(f -> Row.of(f.severity().label(), f.file(), AuditWords.place(f), f.message()))
        .forEach(rows::add);
    if (findings.size() > SHOWN) {
      rows.add(Row.of("", "and " + (findings.size() - SHOWN) + " more", "", ""));
    }
    return new Section(
        Text.of(check + " (" + findings.size() + ")"),
        List.of(new Paragraph(Text.of(AuditWords.advice(check))), Grid.of(COLUMNS, rows)));
  }
}
