package sqe.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import sqe.audit.AuditResult;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;

/** What an audit found at a glance: a row and a bar a check, worst first, with some findings. */
public final class AuditOverview {

  private static final int BAR = 20;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords("worst").wide(8).withTacitTitle(),
          Column.ofWords("check").wide(21).withTacitTitle(),
          Column.ofWords("share").wide(BAR + 1).withTacitTitle(),
          Column.ofNumbers("findings").wide(1).withTacitTitle());

  private final int shown;
  private final String others;

  private AuditOverview(int shown, String others) {
    this.shown = shown;
    this.others = others;
  }

  /**
   * The overview.
   *
   * @param shown most findings of a check
   * @param others how to see the others; may be empty
   */
  public static Document of(AuditResult result, int shown, String others) {
    return new AuditOverview(shown, others).document(result);
  }

  private Document document(AuditResult result) {
    List<List<Finding>> checks = new ArrayList<>(AuditWords.byCheck(result).values());
    checks.sort(Comparator.comparing(AuditOverview::worst).thenComparing(check -> -check.size()));
    int most = checks.stream().mapToInt(List::size).max().orElse(1);
    List<Row> rows = checks.stream().map(findings -> row(findings, most)).toList();
    String end =
        "%s: %s; score %s"
            .formatted(AuditWords.inspected(result), result.counts(), AuditWords.score(result));
    List<Block> blocks = new ArrayList<>(AuditWork.head(result));
    blocks.addAll(AuditWork.blocks(result));
    if (!rows.isEmpty()) {
      blocks.add(
          new Paragraph(
              Text.of(
                  AuditWords.relation(result)
                      + " Bars compare how many there are. "
                      + AuditWords.SCORE)));
      blocks.add(Grid.of(COLUMNS, rows).spaced());
    }
    blocks.add(new Paragraph(Text.of((rows.isEmpty() ? "nothing found. " : "") + end)));
    return Document.of(1, blocks);
  }

  private static Severity worst(List<Finding> findings) {
    return findings.stream().map(Finding::severity).min(Comparator.naturalOrder()).orElseThrow();
  }

  private Row row(List<Finding> findings, int most) {
    String check = findings.get(0).check();
    int filled = Math.max(1, Math.round((float) BAR * findings.size() / most));
    return new Row(
        Text.of(check),
        List.of(
            Text.of(worst(findings).label()),
            Text.of(check),
            Text.of("#".repeat(filled) + ".".repeat(BAR - filled)),
            Text.of(String.valueOf(findings.size()))),
        details(findings));
  }

  private List<Text> details(List<Finding> findings) {
    List<Text> details = new ArrayList<>();
    findings.stream()
        .sorted(Comparator.comparing(Finding::severity))
        .limit(shown)
        .forEach(finding -> details.add(Text.of(line(finding))));
    if (findings.size() > shown) {
      String rest = "and %s more".formatted(findings.size() - shown);
      details.add(Text.of(others.isEmpty() ? rest : rest + " (" + others + ")"));
    }
    details.add(Text.of(Style.FAINT, "> " + AuditWords.advice(findings.get(0).check())));
    return details;
  }

  private static String line(Finding finding) {
    String place = AuditWords.place(finding);
    return finding.severity().label()
        + ": "
        + (finding.file().isEmpty() ? "the set" : finding.file())
        + (place.isEmpty() ? "" : " (" + place + ")")
        + ": "
        + finding.message();
  }
}
