package sqe.report;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.gate.Clustering;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.GatePolicy;
import sqe.metrics.NumberText;
import sqe.report.document.Block;
import sqe.report.document.Column;
import sqe.report.document.Document;
import sqe.report.document.Grid;
import sqe.report.document.Row;
import sqe.report.document.Style;
import sqe.report.document.Text;

/**
 * A comparison in few cells, as papers have it: a grid of all systems and metrics over all files,
 * and one a group. Bold is the best mean and every mean that is not significantly worse than it, as
 * rank 1 is in {@link ComparisonDocument}. What could not be tested against the best is bold with a
 * dagger: nothing shows that it is worse. Signatures stand below.
 */
final class SystemsByMetrics {

  private static final Text DAGGER = Text.of(Style.FORMULA, "†");
  private static final Text DOUBLE_DAGGER = Text.of(Style.FORMULA, "‡");

  private final ComparisonReport report;
  private final List<SystemLine> lines;

  private SystemsByMetrics(ComparisonReport report, String group) {
    this.report = report;
    this.lines = report.systems().stream().filter(line -> line.group().equals(group)).toList();
  }

  static Document of(ComparisonReport report) {
    Set<String> groups = new LinkedHashSet<>();
    report.systems().forEach(line -> groups.add(line.group()));
    List<Block> grids = new ArrayList<>();
    groups.forEach(
        group -> grids.add(new SystemsByMetrics(report, group).grid().captioned(Text.of(group))));
    return Document.of(1, grids);
  }

  private Grid grid() {
    Set<String> metrics = new LinkedHashSet<>();
    Set<String> systems = new LinkedHashSet<>();
    for (SystemLine line : lines) {
      metrics.add(line.facts().column());
      systems.add(line.system());
    }
    List<Column> columns = new ArrayList<>(List.of(Column.ofWords("system")));
    metrics.forEach(metric -> columns.add(Column.ofNumbers(metric)));
    List<Row> rows = new ArrayList<>();
    for (String system : systems) {
      List<Text> cells = new ArrayList<>(List.of(Text.of(system)));
      metrics.forEach(metric -> cells.add(cell(system, metric)));
      rows.add(Row.of(cells));
    }
    return Grid.of(columns, rows).explained(footnote(has(rows, DAGGER)));
  }

  private static boolean has(List<Row> rows, Text mark) {
    return rows.stream()
        .flatMap(row -> row.cells().stream())
        .anyMatch(cell -> cell.spans().containsAll(mark.spans()));
  }

  /** Which scores are worse than any number, and so are in no mean. */
  private Text deadScores() {
    Text text = Text.NONE;
    for (SystemLine line : lines) {
      if (line.scores().dead() > 0) {
        text =
            text.and(" ")
                .and(DOUBLE_DAGGER)
                .and(
                    "%s: %s of %s is %s, worse than any score; not in the mean, and ranked below."
                        .formatted(
                            line.system(),
                            line.facts().column(),
                            report.rows().counted(line.scores().dead()),
                            Rounded.notFinite(line.facts().worst())));
      }
    }
    return text;
  }

  private Text footnote(boolean untested) {
    GatePolicy policy = report.policy();
    String cluster = report.cluster();
    Text text =
        Text.of("Means with the half width of their ")
            .and(ComparisonDocument.level(policy) + "\u202F% interval. ")
            .and("Bold: the best, and what is not significantly worse than it (paired ")
            .and(policy.test() == GatePolicy.Test.WILCOXON ? "signed-rank test" : "sign-flip test")
            .and(cluster == null ? "" : " of clusters by " + cluster)
            .and(", Holm, ")
            .and(Style.FORMULA, "α = " + NumberText.shortest(policy.alpha()))
            .and(").");
    if (untested) {
      text =
          text.and(" ")
              .and(DAGGER)
              .and("Not tested against the best: fewer than ")
              .and(report.rows().counted(Evidence.FEWEST) + " in common")
              .and(
                  "id".equals(cluster)
                      ? ", or segments of fewer than " + Clustering.FEWEST + " recordings."
                      : ".");
    }
    text = text.and(deadScores());
    for (String signature : report.signatures().values()) {
      text = text.and(" ").and(Style.CODE, signature);
    }
    return text;
  }

  private Text cell(String system, String metric) {
    List<SystemLine> all =
        lines.stream().filter(line -> line.facts().column().equals(metric)).toList();
    return all.stream()
        .filter(line -> line.system().equals(system))
        .filter(line -> line.scores().files() > 0 || line.scores().dead() > 0)
        .findFirst()
        .map(line -> cell(line, all))
        .orElse(Text.of("–"));
  }

  private Text cell(SystemLine line, List<SystemLine> all) {
    int decimals = ComparisonDocument.decimals(all);
    if (line.scores().files() == 0) {
      return Text.of(Rounded.notFinite(line.facts().worst())).and(DOUBLE_DAGGER);
    }
    Text mean = marked(Rounded.fixed(line.scores().mean(), decimals), line, againstBest(line, all));
    var interval = line.scores().interval();
    return interval == null
        ? mean
        : mean.and(" ")
            .and(Style.FORMULA, "±")
            .and(" " + Rounded.fixed((interval.high() - interval.low()) / 2, decimals));
  }

  private Text marked(String mean, SystemLine line, List<PairLine> againstBest) {
    double alpha = report.policy().alpha();
    Text bold = Text.of(Style.STRONG, mean);
    if (line.scores().dead() > 0) {
      return Text.of(mean).and(DOUBLE_DAGGER);
    }
    if (line.best()) {
      return bold;
    }
    if (againstBest.stream().allMatch(pair -> isWorse(pair, line.system(), alpha))) {
      return Text.of(mean);
    }
    boolean untested = againstBest.stream().allMatch(pair -> Double.isNaN(pair.pHolm()));
    return untested ? bold.and(DAGGER) : bold;
  }

  private List<PairLine> againstBest(SystemLine line, List<SystemLine> all) {
    Set<String> best =
        all.stream().filter(SystemLine::best).map(SystemLine::system).collect(Collectors.toSet());
    return report.pairs().stream()
        .filter(pair -> pair.group().equals(line.group()) && pair.facts().equals(line.facts()))
        .filter(
            pair ->
                (pair.first().equals(line.system()) && best.contains(pair.second()))
                    || (pair.second().equals(line.system()) && best.contains(pair.first())))
        .toList();
  }

  private static boolean isWorse(PairLine pair, String system, double alpha) {
    int first = pair.better(alpha);
    return pair.first().equals(system) ? first < 0 : first > 0;
  }
}
