package sqe.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.Verdict;
import sqe.table.Excerpt;

/** Groups too small to test, which are said in one line a metric instead of one a group. */
final class SmallGroups {

  private SmallGroups() {}

  private static boolean isSmall(MetricResult group) {
    return group.evidence().sample().files() < Evidence.FEWEST
        && group.verdict() == Verdict.INCONCLUSIVE;
  }

  /** The groups that have a verdict of their own. */
  static List<MetricResult> others(GateReport report) {
    return report.groups().stream().filter(group -> !isSmall(group)).toList();
  }

  /** A line for each metric that has small groups. */
  static List<String> lines(GateReport report) {
    Map<String, List<String>> small = new LinkedHashMap<>();
    for (MetricResult group : report.groups()) {
      if (isSmall(group)) {
        small
            .computeIfAbsent(group.question().facts().column(), metric -> new ArrayList<>())
            .add(group.question().group());
      }
    }
    List<String> lines = new ArrayList<>();
    small.forEach(
        (metric, groups) ->
            lines.add(
                "%s: %s of fewer than %s %s not tested: %s"
                    .formatted(
                        metric,
                        groups.size() == 1 ? "1 group" : groups.size() + " groups",
                        Evidence.FEWEST,
                        report.groups().get(0).evidence().sample().rows().many(),
                        Excerpt.list(groups))));
    return lines;
  }
}
