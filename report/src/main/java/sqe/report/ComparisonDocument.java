package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.gate.GatePolicy;
import sqe.metrics.NumberText;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Notes;
import sqe.report.document.Paragraph;
import sqe.report.document.Row;
import sqe.report.document.Section;
import sqe.report.document.Text;

/** A comparison for people: of each metric and group its systems, and all pairs of them. */
public final class ComparisonDocument {

  private static final int LEVEL = 4;
  private static final int DECIMALS_OF_DELTA = 4;

  private static final List<Column> SYSTEMS =
      List.of(
          Column.ofWords("system"),
          Column.ofNumbers("rank"),
          Column.ofNumbers("n"),
          Column.ofNumbers("mean"),
          Column.ofNumbers("interval"),
          Column.ofNumbers("median"));

  private static final List<Column> PAIRS =
      List.of(
          Column.ofWords("pair"),
          Column.ofNumbers("n"),
          Column.ofNumbers("difference"),
          Column.ofNumbers("interval"),
          Column.ofNumbers("p"),
          Column.ofNumbers("win/tie/loss"),
          Column.ofNumbers("Cliff's delta"));

  private ComparisonDocument() {}

  /** The whole report. */
  public static Document of(ComparisonReport report) {
    Map<String, List<PairLine>> pairs = report.pairsByTable();
    List<Block> blocks = new ArrayList<>();
    report
        .systemsByTable()
        .forEach(
            (title, systems) ->
                blocks.add(section(title, systems, pairs.getOrDefault(title, List.of()), report)));
    blocks.add(new Paragraph(Text.of(legend(report))));
    report.notes().forEach(note -> blocks.add(new Notes(List.of(Text.of(note)))));
    return Document.of(LEVEL, blocks);
  }

  private static Section section(
      String title, List<SystemLine> systems, List<PairLine> pairs, ComparisonReport report) {
    int decimals = decimals(systems);
    double alpha = report.policy().alpha();
    return new Section(
        Text.of(title),
        List.of(
            Grid.of(SYSTEMS, systems.stream().map(line -> row(line, decimals)).toList()),
            Grid.of(PAIRS, pairs.stream().map(line -> row(line, alpha, decimals)).toList())));
  }

  private static String legend(ComparisonReport report) {
    GatePolicy policy = report.policy();
    String cluster = report.cluster();
    return String.format(
        Locale.ROOT,
        "%s %% intervals (sign flips%s, %d resamples, seed %d); p two-sided%s, corrected by Holm;"
            + " * the best mean%s, ! significant at %s.",
        level(policy),
        cluster == null ? "" : " of clusters by " + cluster,
        policy.resamples(),
        policy.seed(),
        policy.test() == GatePolicy.Test.WILCOXON
            ? " by signed ranks, as are the intervals of differences, which are of their middle"
            : "",
        report.systems().stream().anyMatch(line -> line.scores().dead() > 0)
            ? " of systems without a score that is worse than any"
            : "",
        NumberText.shortest(policy.alpha()));
  }

  /** The level of intervals, in percent. */
  static String level(GatePolicy policy) {
    return NumberText.rounded(100 * (1 - policy.alpha()), 8);
  }

  /** NumberText of all scores of one metric. */
  static int decimals(List<SystemLine> lines) {
    return Rounded.decimals(
        lines.stream()
            .mapToDouble(line -> Math.abs(line.scores().mean()))
            .filter(Double::isFinite)
            .max()
            .orElse(0));
  }

  private static Row row(SystemLine line, int decimals) {
    return Row.of(
        line.system() + (line.best() ? " *" : ""),
        String.valueOf(line.rank()),
        String.valueOf(line.scores().files()),
        Rounded.fixed(line.scores().mean(), decimals),
        Rounded.interval(line.scores().interval(), decimals),
        Rounded.fixed(line.scores().median(), decimals));
  }

  private static Row row(PairLine line, double alpha, int decimals) {
    int files = Math.max(1, line.difference().files());
    return Row.of(
        line.first() + " - " + line.second(),
        String.valueOf(line.difference().files()),
        line.unlimited() != 0
            ? Rounded.notFinite(line.unlimited() * Double.POSITIVE_INFINITY)
            : Rounded.fixed(line.difference().mean(), decimals),
        line.unlimited() != 0 ? "" : Rounded.interval(line.difference().interval(), decimals),
        (line.unlimited() != 0 ? "" : Rounded.p(line.pHolm()))
            + (line.better(alpha) != 0 ? " !" : ""),
        "%s/%s/%s %%"
            .formatted(
                Math.round(100.0 * line.difference().counts().wins() / files),
                Math.round(100.0 * line.difference().counts().ties() / files),
                Math.round(100.0 * line.difference().counts().losses() / files)),
        Rounded.fixed(line.difference().cliffsDelta(), DECIMALS_OF_DELTA));
  }
}
