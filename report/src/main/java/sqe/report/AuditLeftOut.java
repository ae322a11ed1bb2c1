package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.audit.AuditResult;
import sqe.audit.LeftOut;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Grid;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;
import sqe.table.Counted;

/** What lies below the folder of an audit and was not looked at: how much, where, and what does. */
final class AuditLeftOut {

  /** Folders that are named. */
  private static final int SHOWN = 8;

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords("not looked at").wide(38).withTacitTitle(),
          Column.ofNumbers("files").wide(1).withTacitTitle());

  private AuditLeftOut() {}

  /** Nothing where everything was looked at. */
  static List<Block> blocks(AuditResult result) {
    List<LeftOut> folders = result.leftOut();
    if (folders.isEmpty()) {
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    folders.stream().limit(SHOWN).map(AuditLeftOut::row).forEach(rows::add);
    if (folders.size() > SHOWN) {
      List<LeftOut> rest = folders.subList(SHOWN, folders.size());
      String others =
          "and %s (-o report.json has all)"
              .formatted(Counted.of(rest.size(), "other folder", "other folders"));
      rows.add(Row.of(others, String.valueOf(files(rest))));
    }
    int files = files(folders);
    String summary =
        "Not looked at: %s that %s part of no set."
            .formatted(Counted.of(files, "file", "files"), files == 1 ? "is" : "are");
    return List.of(new Paragraph(Text.of(summary)), Grid.of(COLUMNS, rows).spaced());
  }

  private static Row row(LeftOut folder) {
    Text how =
        folder.command().isEmpty()
            ? Text.of("Move them to a folder of their own to audit them.")
            : Text.of(Style.CODE, folder.command());
    return new Row(
        Text.of(folder.place()),
        List.of(Text.of(folder.place()), Text.of(String.valueOf(folder.files()))),
        List.of(how));
  }

  private static int files(List<LeftOut> folders) {
    return folders.stream().mapToInt(LeftOut::files).sum();
  }
}
