package sqe.judge.gate;

import java.util.ArrayList;
import java.util.List;

/** What a strict gate does not let pass, beside regressions and what is undecided. */
final class StrictRules {

  private StrictRules() {}

  /** The rules that are broken, a sentence each. */
  static List<String> broken(GateReport report) {
    List<String> broken = new ArrayList<>();
    for (MetricResult result : report.metrics()) {
      int infinite = result.changes().infinite().count();
      if (infinite > 0 && result.verdict() != Verdict.FAIL) {
        broken.add("strict: %s has changed without limit, whichever way".formatted(result.name()));
      }
    }
    for (MetricResult result : report.metrics()) {
      MetricRule rule = report.policy().metrics().get(result.question().facts().column());
      if (!result.question().facts().known() && (rule == null || rule.direction() == null)) {
        broken.add(
            "strict: which way %s is better is not known: its direction in the policy says it"
                .formatted(result.name()));
      }
    }
    for (NewNote note : report.newNotes()) {
      if (note.isGrave()) {
        broken.add("strict: " + note.sentence());
      }
    }
    return broken;
  }
}
