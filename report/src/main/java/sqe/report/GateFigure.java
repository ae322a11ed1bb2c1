package sqe.report;

import java.util.List;
import java.util.stream.Stream;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;
import sqe.report.figure.ForestPlot;

/** What a gate found as a forest plot: the metrics, then groups that were tested. */
final class GateFigure {

  /** More rows than this nobody reads. */
  private static final int MOST = 40;

  private GateFigure() {}

  static ForestPlot of(GateReport report) {
    List<MetricResult> all =
        Stream.concat(report.metrics().stream(), SmallGroups.others(report).stream()).toList();
    List<ForestPlot.Row> rows = all.stream().limit(MOST).map(GateFigure::row).toList();
    String left = all.size() > MOST ? all.size() - MOST + " more rows are not drawn." : "";
    return new ForestPlot(
        "%s: %s against %s".formatted(report.outcome(), report.current(), report.baseline()),
        rows,
        left);
  }

  private static ForestPlot.Row row(MetricResult result) {
    double estimate =
        result.evidence().tested() ? result.evidence().centre().estimate() : Double.NaN;
    // what was too little to test has a change, but nothing that decides
    String numbers =
        result.evidence().tested()
            ? GateWords.signed(estimate, result) + " " + GateWords.bounds(result)
            : GateWords.signed(result.evidence().sample().mean(), result);
    boolean unlimited = !result.changes().infinite().lost().isEmpty();
    return new ForestPlot.Row(
        result.name(),
        result.verdict().name(),
        tone(result.verdict()),
        estimate,
        result.evidence().bounds(),
        result.evidence().interval(),
        result.question().margin(),
        unlimited,
        unlimited ? "unlimited loss" : numbers,
        sentence(result));
  }

  private static ForestPlot.Tone tone(Verdict verdict) {
    return switch (verdict) {
      case FAIL -> ForestPlot.Tone.BAD;
      case INCONCLUSIVE -> ForestPlot.Tone.OPEN;
      case PASS, EQUIVALENT, IMPROVED -> ForestPlot.Tone.GOOD;
    };
  }

  private static String sentence(MetricResult result) {
    List<String> remarks = GateWords.remarks(result);
    return GateWords.sentence(result) + "; " + remarks.get(0);
  }
}
