package sqe.scoring.compare;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import sqe.scoring.compare.ComparisonReport.SystemLine;
import sqe.scoring.gate.GatePolicy;

/**
 * One LaTeX table of all systems and metrics, over all files: bold is the best mean and every mean
 * that is not significantly worse than it; signatures stand below. Needs the package booktabs.
 */
final class LatexTable {

  private LatexTable() {}

  static String of(ComparisonReport report) {
    Set<String> metrics = new LinkedHashSet<>();
    Set<String> systems = new LinkedHashSet<>();
    for (SystemLine line : report.systems()) {
      metrics.add(line.facts().column());
      systems.add(line.system());
    }
    StringBuilder text = new StringBuilder("\\begin{table}\n\\centering\n");
    text.append("\\begin{tabular}{l").append("r".repeat(metrics.size())).append("}\n\\toprule\n");
    text.append("system");
    metrics.forEach(metric -> text.append(" & ").append(escaped(metric)));
    text.append(" \\\\\n\\midrule\n");
    for (String system : systems) {
      text.append(escaped(system));
      for (String metric : metrics) {
        text.append(" & ").append(cell(report, system, metric));
      }
      text.append(" \\\\\n");
    }
    text.append("\\bottomrule\n\\end{tabular}\n\n\\footnotesize ");
    text.append("Means with the half width of their ");
    text.append(Math.round(100 * (1 - report.policy().alpha()))).append("\\,\\% interval. ");
    text.append("Bold: the best, and what is not significantly worse than it (paired ");
    boolean ranks = report.policy().test() == GatePolicy.Test.WILCOXON;
    text.append(ranks ? "signed-rank test" : "sign-flip test");
    String cluster = report.cluster();
    text.append(cluster == null ? "" : " of clusters by " + escaped(cluster));
    text.append(", Holm, $\\alpha = ").append(report.policy().alpha()).append("$).");
    report
        .signatures()
        .forEach(
            (id, signature) -> text.append(" \\texttt{").append(escaped(signature)).append("}"));
    return text.append("\n\\end{table}\n").toString();
  }

  private static String cell(ComparisonReport report, String system, String metric) {
    Optional<SystemLine> found =
        report.systems().stream()
            .filter(line -> line.group().isEmpty())
            .filter(l -> l.system().equals(system) && l.facts().column().equals(metric))
            .findFirst();
    if (found.isEmpty() || found.get().files() == 0) {
      return "--";
    }
    SystemLine line = found.get();
    String mean = ComparisonFormat.number(line.mean());
    var interval = line.interval();
    String half =
        interval == null
            ? ""
            : " $\\pm$ " + ComparisonFormat.number((interval.high() - interval.low()) / 2);
    return (line.best() || notWorseThanBest(report, line) ? "\\textbf{" + mean + "}" : mean) + half;
  }

  private static boolean notWorseThanBest(ComparisonReport report, SystemLine line) {
    Set<String> best = new LinkedHashSet<>();
    report.systems().stream()
        .filter(l -> l.best() && l.group().isEmpty() && l.facts().equals(line.facts()))
        .forEach(l -> best.add(l.system()));
    return report.pairs().stream()
        .filter(p -> p.group().isEmpty() && p.facts().equals(line.facts()))
        .filter(
            p ->
                (p.first().equals(line.system()) && best.contains(p.second()))
                    || (p.second().equals(line.system()) && best.contains(p.first())))
        .anyMatch(p -> p.pHolm() > report.policy().alpha());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\textbackslash ")
        .replaceAll("([&%$#_{}])", "\\\\$1")
        .replace("~", "\\textasciitilde ")
        .replace("^", "\\textasciicircum ");
  }
}
