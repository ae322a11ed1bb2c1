package sqe.report;

import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;
import sqe.report.document.Text;
import sqe.report.document.TextWriter;

/** A gate's findings as workflow commands, which GitHub shows beside the run. */
final class GateAnnotations {

  private GateAnnotations() {}

  /** One line a finding; empty when there is none. */
  static String of(GateReport report) {
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
            .append(" title=")
            .append(property("sqe gate"))
            .append("::")
            .append(data(message(result)))
            .append('\n');
      }
    }
    return text.toString();
  }

  private static String message(MetricResult result) {
    String remarks = String.join("; ", GateWords.remarks(result));
    return GateWords.sentence(result) + (remarks.isEmpty() ? "" : "; " + remarks);
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  /** Line breaks as the command wants them; what else could steer the log is made visible. */
  private static String data(String text) {
    String command = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    return new TextWriter(false).line(Text.of(command));
  }
}
