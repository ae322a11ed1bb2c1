package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.FileChange;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.NewNote;
import sqe.judge.gate.Verdict;
import sqe.metrics.NumberText;
import sqe.table.Counted;

/** The words and numbers that all reports of a gate share; data stand in them as they are. */
final class GateWords {

  private GateWords() {}

  /** NumberText that show a hundredth of the margin; where there is none, by the size of scores. */
  private static int decimals(MetricResult result) {
    return result.question().margin() > 0
        ? Rounded.decimalsOfMargin(result.question().margin())
        : Rounded.decimals(
            Math.max(
                Math.abs(result.changes().baselineMean()),
                Math.abs(result.changes().currentMean())));
  }

  /** A score. */
  static String number(double value, MetricResult result) {
    return Rounded.fixed(value, decimals(result));
  }

  /** A difference. */
  static String signed(double value, MetricResult result) {
    return Rounded.signed(value, decimals(result));
  }

  /** The margin, as it was given. */
  static String margin(MetricResult result) {
    return NumberText.shortest(result.question().margin());
  }

  /** The one-sided bounds that the verdict is read off; none where nothing was tested. */
  static String bounds(MetricResult result) {
    return result.evidence().tested()
        ? Rounded.signedInterval(result.evidence().bounds(), decimals(result))
        : Rounded.NONE;
  }

  /** What was tested, on one line. */
  static String method(GateReport report) {
    GatePolicy policy = report.policy();
    String test =
        policy.test() == GatePolicy.Test.WILCOXON ? "signed ranks" : "sign-flip permutation";
    String units = report.cluster() == null ? "" : ", clusters by " + report.cluster();
    return "%s, one-sided %s at alpha %s%s, %s resamples, seed %s"
        .formatted(
            Counted.of(report.files(), "row", "rows"),
            test,
            NumberText.shortest(policy.alpha()),
            units,
            policy.resamples(),
            policy.seed());
  }

  /** What is to be said of the whole comparison, a line each: what fails a strict gate first. */
  static List<String> notes(GateReport report) {
    List<String> notes = new ArrayList<>(report.strictFailures());
    List<MetricResult> beside = report.secondaryFailures();
    if (!beside.isEmpty()) {
      notes.add(
          "%s %s, and decides nothing: the policy says that it is not primary"
              .formatted(
                  String.join(", ", beside.stream().map(MetricResult::name).toList()),
                  beside.size() == 1 ? "fails" : "fail"));
    }
    for (NewNote note : report.newNotes()) {
      if (!report.policy().strict() || !note.isGrave()) {
        notes.add(note.sentence());
      }
    }
    notes.addAll(report.notes());
    return notes;
  }

  /** How much the data could have shown. */
  static String power(MetricResult result) {
    Evidence evidence = result.evidence();
    StringBuilder text = new StringBuilder();
    text.append("n ").append(evidence.sample().files());
    if (evidence.sample().clustered()) {
      text.append(
          String.format(
              Locale.ROOT,
              " in %s, ICC %.2f",
              Counted.of(evidence.sample().units(), "cluster", "clusters"),
              evidence.sample().correlation()));
    }
    text.append(", ").append(evidence.sample().zeros()).append(" unchanged");
    if (evidence.interval() != null) {
      text.append(", two-sided ")
          .append(Rounded.signedInterval(evidence.interval(), decimals(result)));
    }
    if (!Double.isNaN(evidence.detectable())) {
      text.append(", detectable ").append(number(evidence.detectable(), result));
    }
    return text.toString();
  }

  /** Everything to be said beside the numbers, a line each: why the verdict, then what else. */
  static List<String> remarks(MetricResult result) {
    List<String> remarks = new ArrayList<>(result.decision().reasons());
    remarks.addAll(GateReasoning.of(result));
    if (result.verdict() == Verdict.FAIL) {
      List<String> worst =
          result.changes().worst().stream()
              .filter(file -> signed(file.change(), result).matches(".*[1-9].*"))
              .map(file -> lost(file, result))
              .toList();
      if (!worst.isEmpty()) {
        remarks.add("lost most: " + String.join(", ", worst));
      }
    }
    remarks.addAll(result.notes());
    return remarks;
  }

  private static String lost(FileChange file, MetricResult result) {
    return "%s %s (%s to %s)"
        .formatted(
            file.id(),
            signed(file.change(), result),
            number(file.baseline(), result),
            number(file.current(), result));
  }

  /** A sentence on one result, for annotations and test reports. */
  static String sentence(MetricResult result) {
    if (result.evidence().sample().files() == 0) {
      return "%s %s: no finite change, margin %s"
          .formatted(result.name(), result.verdict(), margin(result));
    }
    return "%s %s: %s to %s, change %s %s, margin %s"
        .formatted(
            result.name(),
            result.verdict(),
            number(result.changes().baselineMean(), result),
            number(result.changes().currentMean(), result),
            signed(result.evidence().sample().mean(), result),
            bounds(result),
            margin(result));
  }
}
