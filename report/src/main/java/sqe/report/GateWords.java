package sqe.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.FileChange;
import sqe.judge.gate.FilesNeeded;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;
import sqe.judge.stats.Power;
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

  /** The interval of the difference. */
  static String interval(MetricResult result) {
    return Rounded.signedInterval(result.evidence().interval(), decimals(result));
  }

  /** The p-value that the verdict rests on. */
  static double decisive(MetricResult result) {
    return switch (result.verdict()) {
      case FAIL -> result.decision().pAdjusted();
      case IMPROVED -> result.evidence().p().improved();
      default -> result.evidence().p().nonInferior();
    };
  }

  /** What was tested, on one line. */
  static String method(GateReport report) {
    GatePolicy policy = report.policy();
    String test =
        policy.test() == GatePolicy.Test.WILCOXON ? "signed ranks" : "sign-flip permutation";
    String units = report.cluster() == null ? "" : ", clusters by " + report.cluster();
    return "%s rows, one-sided %s at alpha %s%s, %s resamples, seed %s"
        .formatted(
            report.files(),
            test,
            NumberText.shortest(policy.alpha()),
            units,
            policy.resamples(),
            policy.seed());
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
              " in %d clusters, ICC %.2f",
              evidence.sample().units(),
              evidence.sample().correlation()));
    }
    text.append(", ").append(evidence.sample().zeros()).append(" unchanged");
    if (!Double.isNaN(evidence.detectable())) {
      text.append(", detectable ").append(number(evidence.detectable(), result));
    }
    return text.toString();
  }

  /** Everything to be said beside the numbers, a line each. */
  static List<String> remarks(MetricResult result) {
    List<String> remarks = new ArrayList<>(result.decision().reasons());
    FilesNeeded needed = result.decision().needed();
    if (result.verdict() == Verdict.INCONCLUSIVE) {
      remarks.add(undecided(result, needed));
    }
    if (result.verdict() == Verdict.FAIL && !result.changes().worst().isEmpty()) {
      List<String> worst = new ArrayList<>();
      for (FileChange file : result.changes().worst()) {
        worst.add(
            "%s %s (%s to %s)"
                .formatted(
                    file.id(),
                    signed(file.change(), result),
                    number(file.baseline(), result),
                    number(file.current(), result)));
      }
      remarks.add("lost most: " + String.join(", ", worst));
    }
    remarks.addAll(result.notes());
    return remarks;
  }

  private static String undecided(MetricResult result, @Nullable FilesNeeded needed) {
    int files = result.evidence().sample().files();
    if (files == 0) {
      return "no file has a finite score in both tables";
    }
    String why =
        result.evidence().tested()
            ? "neither a loss beyond the margin nor its absence is shown by %s files"
                .formatted(files)
            : "%s too few to test, %s are the least"
                .formatted(Counted.of(files, "file is", "files are"), Evidence.FEWEST);
    if (needed == null) {
      return why;
    }
    if (Power.isOutOfReach(needed.files())) {
      return why + "; more than a billion files would be needed";
    }
    String clusters =
        needed.clusters() == 0 ? "" : " from " + needed.clusters() + " clusters like these";
    return why + "; about %s files%s would be needed".formatted(needed.files(), clusters);
  }

  /** A sentence on one result, for annotations and test reports. */
  static String sentence(MetricResult result) {
    return "%s %s: %s to %s, change %s %s, margin %s, p %s"
        .formatted(
            result.name(),
            result.verdict(),
            number(result.changes().baselineMean(), result),
            number(result.changes().currentMean(), result),
            signed(result.evidence().sample().mean(), result),
            interval(result),
            margin(result),
            Rounded.p(decisive(result)));
  }
}
