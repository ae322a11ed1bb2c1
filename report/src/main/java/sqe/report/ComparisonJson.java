package sqe.report;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.compare.ComparisonReport;
import sqe.judge.compare.ComparisonReport.PairLine;
import sqe.judge.compare.ComparisonReport.SystemLine;
import sqe.table.JsonText;

/** A comparison as JSON; numbers as of {@link JsonText#number}. */
final class ComparisonJson {

  private ComparisonJson() {}

  static String of(ComparisonReport report) {
    return JsonText.of(map(report));
  }

  /** The same as a value within another document. */
  static Map<String, @Nullable Object> map(ComparisonReport report) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("alpha", report.policy().alpha());
    map.put("seed", report.policy().seed());
    map.put("resamples", report.policy().resamples());
    map.put("cluster", report.cluster());
    map.put("signatures", report.signatures());
    map.put("systems", report.systems().stream().map(ComparisonJson::system).toList());
    map.put("pairs", report.pairs().stream().map(ComparisonJson::pair).toList());
    map.put("notes", report.notes());
    return map;
  }

  private static Map<String, @Nullable Object> system(SystemLine line) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("metric", line.facts().column());
    map.put("group", line.group().isEmpty() ? null : line.group());
    map.put("system", line.system());
    map.put("n", line.scores().files());
    map.put("mean", JsonText.number(line.scores().mean()));
    map.put("interval", DataNumbers.json(line.scores().interval()));
    map.put("median", JsonText.number(line.scores().median()));
    map.put("unlimited_losses", line.scores().dead());
    map.put("perfect_copies", line.scores().perfect());
    map.put("rank", line.rank());
    map.put("best", line.best());
    return map;
  }

  private static Map<String, @Nullable Object> pair(PairLine line) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("metric", line.facts().column());
    map.put("group", line.group().isEmpty() ? null : line.group());
    map.put("first", line.first());
    map.put("second", line.second());
    map.put("n", line.difference().files());
    map.put("mean_difference", JsonText.number(line.difference().mean()));
    map.put("interval", DataNumbers.json(line.difference().interval()));
    map.put("p", JsonText.number(line.difference().p()));
    map.put("p_holm", JsonText.number(line.pHolm()));
    map.put("wins", line.difference().counts().wins());
    map.put("ties", line.difference().counts().ties());
    map.put("losses", line.difference().counts().losses());
    map.put("cliffs_delta", JsonText.number(line.difference().cliffsDelta()));
    map.put("first_unlimited_losses", line.difference().firstDead());
    map.put("second_unlimited_losses", line.difference().secondDead());
    return map;
  }
}
