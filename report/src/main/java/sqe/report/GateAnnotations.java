package sqe.report;

import java.util.ArrayList;
import java.util.List;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;
import sqe.report.document.Text;
import sqe.report.document.TextWriter;

/** A gate's findings as workflow commands, which GitHub shows beside the run. */
final class GateAnnotations {

  /** GitHub shows so many of a level and step. */
  private static final int MOST = 10;

  private GateAnnotations() {}

  /** One line a finding, errors before warnings; empty when there is none. */
  static String of(GateReport report) {
    List<String> errors = new ArrayList<>(report.strictFailures());
    List<String> warnings = new ArrayList<>();
    for (MetricResult result : report.all()) {
      if (report.fails(result) || report.undecided(result)) {
        errors.add(message(result));
      } else if (isWarning(result, report)) {
        warnings.add(message(result));
      }
    }
    return lines("error", errors) + lines("warning", warnings);
  }

  /** That nothing was compared. */
  static String of(GateRefusal refusal) {
    return lines("error", List.of(GateRefusal.OUTCOME + ": " + refusal.message()));
  }

  private static boolean isWarning(MetricResult result, GateReport report) {
    return result.verdict() == Verdict.FAIL
        || (result.verdict() == Verdict.INCONCLUSIVE
            && result.question().group().isEmpty()
            && report.policy().inconclusive() == GatePolicy.Effect.WARN);
  }

  private static String lines(String level, List<String> messages) {
    StringBuilder text = new StringBuilder();
    boolean cut = messages.size() > MOST;
    int shown = cut ? MOST - 1 : messages.size();
    messages.subList(0, shown).forEach(message -> text.append(line(level, message)));
    if (cut) {
      text.append(line(level, "and " + (messages.size() - shown) + " more: see the report"));
    }
    return text.toString();
  }

  private static String line(String level, String message) {
    return "::" + level + " title=" + property("sqe gate") + "::" + data(message) + "\n";
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
