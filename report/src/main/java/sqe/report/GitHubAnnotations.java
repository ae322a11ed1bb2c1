package sqe.report;

import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;

/** A gate's findings as workflow commands, which GitHub shows beside the run. */
public final class GitHubAnnotations {

  private GitHubAnnotations() {}

  /** One line a finding; empty when there is none. */
  public static String of(GateReport report) {
    StringBuilder text = new StringBuilder();
    for (MetricResult result : report.all()) {
      boolean error = report.fails(result) || report.undecided(result);
      boolean warning =
          result.verdict() == Verdict.FAIL
              || (result.verdict() == Verdict.INCONCLUSIVE
                  && result.question().group().isEmpty()
                  && report.policy().inconclusive() == GatePolicy.Effect.WARN);
      if (error || warning) {
        text.append(error ? "::error" : "::warning")
            .append(" title=sqe gate::")
            .append(escaped(message(result)))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String message(MetricResult result) {
    String remarks = String.join("; ", GateText.remarks(result));
    return GateText.sentence(result) + (remarks.isEmpty() ? "" : "; " + remarks);
  }

  private static String escaped(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
