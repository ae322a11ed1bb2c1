package sqe.report;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.GatePolicy;
import sqe.metrics.Decimals;

/**
 * One LaTeX table of all systems and metrics over all files, and one a group: bold is the best mean
 * and every mean that is not significantly worse than it, as rank 1 is in the other formats. What
 * could not be tested against the best is bold with a dagger: nothing shows that it is worse.
 * Signatures stand below. Needs the package booktabs.
 */
final class LatexTable {

  private static final String DAGGER = "$^\\dagger$";

  private LatexTable() {}

  static String of(ComparisonReport report) {
    Set<String> groups = new LinkedHashSet<>();
    report.systems().forEach(line -> groups.add(line.group()));
    return groups.stream().map(group -> table(report, group)).collect(Collectors.joining("\n"));
  }

  private static String table(ComparisonReport report, String group) {
    Set<String> metrics = new LinkedHashSet<>();
    Set<String> systems = new LinkedHashSet<>();
    for (SystemLine line : report.systems()) {
      if (line.group().equals(group)) {
        metrics.add(line.facts().column());
        systems.add(line.system());
      }
    }
    StringBuilder text = new StringBuilder("\\begin{table}\n\\centering\n");
    if (!group.isEmpty()) {
      text.append("\\caption{").append(escaped(group)).append("}\n");
    }
    text.append("\\begin{tabular}{l").append("r".repeat(metrics.size())).append("}\n\\toprule\n");
    text.append("system");
    metrics.forEach(metric -> text.append(" & ").append(escaped(metric)));
    text.append(" \\\\\n\\midrule\n");
    for (String system : systems) {
      text.append(escaped(system));
      for (String metric : metrics) {
        text.append(" & ").append(cell(report, group, system, metric));
      }
      text.append(" \\\\\n");
    }
    text.append("\\bottomrule\n\\end{tabular}\n\n");
    text.append(footnote(report, text.indexOf(DAGGER) >= 0));
    return text.append("\n\\end{table}\n").toString();
  }

  private static String footnote(ComparisonReport report, boolean untested) {
    GatePolicy policy = report.policy();
    String cluster = report.cluster();
    StringBuilder text = new StringBuilder("\\footnotesize Means with the half width of their ");
    text.append(ComparisonFormat.level(policy)).append("\\,\\% interval. ");
    text.append("Bold: the best, and what is not significantly worse than it (paired ");
    text.append(policy.test() == GatePolicy.Test.WILCOXON ? "signed-rank test" : "sign-flip test");
    text.append(cluster == null ? "" : " of clusters by " + escaped(cluster));
    text.append(", Holm, $\\alpha = ").append(Decimals.shortest(policy.alpha())).append("$).");
    if (untested) {
      text.append(" ").append(DAGGER).append("Not tested against the best: fewer than ");
      text.append(Evidence.FEWEST).append(" files in common.");
    }
    report
        .signatures()
        .values()
        .forEach(signature -> text.append(" \\texttt{").append(escaped(signature)).append("}"));
    return text.toString();
  }

  private static String cell(ComparisonReport report, String group, String system, String metric) {
    Optional<SystemLine> found =
        report.systems().stream()
            .filter(line -> line.group().equals(group))
            .filter(l -> l.system().equals(system) && l.facts().column().equals(metric))
            .findFirst();
    if (found.isEmpty() || found.get().scores().files() == 0) {
      return "--";
    }
    SystemLine line = found.get();
    List<SystemLine> all =
        report.systems().stream()
            .filter(l -> l.group().equals(group) && l.facts().equals(line.facts()))
            .toList();
    int decimals = ComparisonFormat.decimals(all);
    String mean = ScoreText.fixed(line.scores().mean(), decimals);
    var interval = line.scores().interval();
    String half =
        interval == null
            ? ""
            : " $\\pm$ " + ScoreText.fixed((interval.high() - interval.low()) / 2, decimals);
    return marked(mean, line, againstBest(report, all, line), report.policy().alpha()) + half;
  }

  private static String marked(
      String mean, SystemLine line, List<PairLine> againstBest, double alpha) {
    if (line.best()) {
      return "\\textbf{" + mean + "}";
    }
    if (againstBest.stream().allMatch(pair -> isWorse(pair, line.system(), alpha))) {
      return mean;
    }
    boolean untested = againstBest.stream().allMatch(pair -> Double.isNaN(pair.pHolm()));
    return "\\textbf{" + mean + "}" + (untested ? DAGGER : "");
  }

  private static List<PairLine> againstBest(
      ComparisonReport report, List<SystemLine> all, SystemLine line) {
    Set<String> best =
        all.stream().filter(SystemLine::best).map(SystemLine::system).collect(Collectors.toSet());
    return report.pairs().stream()
        .filter(p -> p.group().equals(line.group()) && p.facts().equals(line.facts()))
        .filter(
            p ->
                (p.first().equals(line.system()) && best.contains(p.second()))
                    || (p.second().equals(line.system()) && best.contains(p.first())))
        .toList();
  }

  private static boolean isWorse(PairLine pair, String system, double alpha) {
    double change =
        pair.first().equals(system) ? pair.difference().mean() : -pair.difference().mean();
    return pair.significant(alpha) && change < 0;
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\textbackslash ")
        .replaceAll("([&%$#_{}])", "\\\\$1")
        .replace("~", "\\textasciitilde ")
        .replace("^", "\\textasciicircum ");
  }
}
