package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.audit.AuditResult;
import sqe.audit.WorkPlan;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Grid;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;
import sqe.table.Counted;

/** What to do about the findings, the first thing an audit reports: a row a step, in order. */
final class AuditWork {

  private static final List<Column> COLUMNS =
      List.of(
          Column.ofWords("do").wide(8).withTacitTitle(),
          Column.ofWords("worst").wide(8).withTacitTitle(),
          Column.ofWords("check").wide(21).withTacitTitle(),
          Column.ofNumbers("files").wide(1).withTacitTitle());

  /** Names and commands of a step that are shown. */
  private static final int SHOWN = 2;

  private AuditWork() {}

  /** The steps; nothing where there is nothing to do. */
  static List<Block> blocks(AuditResult result) {
    WorkPlan work = result.work();
    List<Block> blocks = new ArrayList<>();
    if (!work.steps().isEmpty()) {
      blocks.add(new Paragraph(Text.of(summary(work))));
      blocks.add(Grid.of(COLUMNS, work.steps().stream().map(AuditWork::row).toList()).spaced());
    }
    return blocks;
  }

  /** What comes before anything else: what puts all the rest in doubt, and what is not in it. */
  static List<Block> head(AuditResult result) {
    List<Block> blocks = new ArrayList<>();
    AuditWords.doubts(result).forEach(text -> blocks.add(new Paragraph(Text.of(text))));
    blocks.addAll(AuditLeftOut.blocks(result));
    return blocks;
  }

  private static String summary(WorkPlan work) {
    String drops =
        work.dropped().isEmpty()
            ? "nothing to drop"
            : "drop %s (--drop-list FILE writes them, sqe score --exclude FILE leaves them out)"
                .formatted(Counted.of(work.dropped().size(), "id", "ids"));
    boolean changes = work.steps().stream().anyMatch(AuditWork::changes);
    return "What to do: %s%s%s.%s"
        .formatted(
            drops,
            counted("; repair ", work, WorkPlan.Kind.REPAIR),
            counted("; look at ", work, WorkPlan.Kind.LOOK),
            changes ? " Then audit again." : "");
  }

  /** Whether there is something new to look at after a step: scoring changes no file. */
  private static boolean changes(WorkPlan.Step step) {
    return step.kind() == WorkPlan.Kind.DROP
        || step.commands().stream().anyMatch(command -> !command.startsWith("sqe score "));
  }

  private static String counted(String what, WorkPlan work, WorkPlan.Kind kind) {
    long files =
        work.steps().stream()
            .filter(step -> step.kind() == kind)
            .flatMap(step -> step.names().stream())
            .distinct()
            .count();
    return files == 0 ? "" : what + Counted.of(files, "file", "files");
  }

  private static Row row(WorkPlan.Step step) {
    List<Text> details = new ArrayList<>();
    boolean repairs = !step.commands().isEmpty();
    List<String> said = repairs ? step.commands() : step.names();
    Style style = repairs ? Style.CODE : Style.PLAIN;
    said.stream().limit(SHOWN).forEach(text -> details.add(Text.of(style, text)));
    if (said.size() > SHOWN) {
      String all = step.kind() == WorkPlan.Kind.DROP ? "--drop-list" : "-o report.json";
      details.add(Text.of("and %s more (%s has all)".formatted(said.size() - SHOWN, all)));
    }
    details.add(Text.of(step.advice()));
    return new Row(
        Text.of(step.kind().label() + " " + step.check()),
        List.of(
            Text.of(step.kind().label()),
            Text.of(step.severity().label()),
            Text.of(step.check()),
            Text.of(String.valueOf(step.names().size()))),
        details);
  }
}
