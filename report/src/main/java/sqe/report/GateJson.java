package sqe.report;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.FileChange;
import sqe.judge.gate.FilesNeeded;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.MetricResult;
import sqe.table.JsonText;

/** A gate's report as JSON: every number, unrounded; see {@link JsonText#number}. */
final class GateJson {

  private GateJson() {}

  /** The whole document. */
  static String of(GateReport report) {
    GatePolicy policy = report.policy();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("outcome", report.outcome());
    map.put("exit_code", report.exitCode());
    map.put("baseline", report.baseline());
    map.put("current", report.current());
    map.put("rows", report.files());
    map.put("alpha", policy.alpha());
    map.put("test", policy.test().name().toLowerCase(Locale.ROOT));
    map.put("seed", policy.seed());
    map.put("resamples", policy.resamples());
    map.put("cluster", report.cluster());
    map.put("metrics", report.metrics().stream().map(GateJson::result).toList());
    map.put("groups", report.groups().stream().map(GateJson::result).toList());
    map.put("notes", report.notes());
    return JsonText.of(map);
  }

  private static Map<String, @Nullable Object> result(MetricResult result) {
    Evidence evidence = result.evidence();
    FilesNeeded needed = result.needed();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("metric", result.facts().column());
    map.put("group", result.group().isEmpty() ? null : result.group());
    map.put("primary", result.primary());
    map.put("verdict", result.verdict().name());
    map.put("unit", result.facts().unit());
    map.put("higher_is_better", result.facts().sign() > 0);
    map.put("margin", result.margin());
    map.put("n", evidence.files());
    map.put("zeros", evidence.zeros());
    map.put("wins", result.counts().wins());
    map.put("ties", result.counts().ties());
    map.put("losses", result.counts().losses());
    map.put("clusters", evidence.clustered() ? evidence.units() : null);
    map.put("icc", evidence.clustered() ? JsonText.number(evidence.correlation()) : null);
    map.put("baseline_mean", JsonText.number(result.baselineMean()));
    map.put("current_mean", JsonText.number(result.currentMean()));
    map.put("mean_difference", JsonText.number(evidence.mean()));
    map.put("sd_difference", JsonText.number(evidence.sd()));
    map.put("interval", DataNumbers.json(evidence.interval()));
    map.put("lower_bound", JsonText.number(evidence.lower()));
    map.put("upper_bound", JsonText.number(evidence.upper()));
    map.put("p_regression", JsonText.number(evidence.pRegression()));
    map.put("p_regression_adjusted", JsonText.number(result.pAdjusted()));
    map.put("p_not_worse", JsonText.number(evidence.pNonInferior()));
    map.put("p_improved", JsonText.number(evidence.pImproved()));
    map.put("p_below_margin", JsonText.number(evidence.pBelowMargin()));
    map.put("minimum_detectable_effect", JsonText.number(evidence.detectable()));
    map.put("files_needed", needed == null ? null : needed.files());
    map.put("clusters_needed", needed == null || needed.clusters() == 0 ? null : needed.clusters());
    map.put("worst", result.worst().stream().map(GateJson::file).toList());
    map.put("reasons", result.reasons());
    map.put("notes", result.notes());
    return map;
  }

  private static Map<String, @Nullable Object> file(FileChange file) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("id", file.id());
    map.put("baseline", JsonText.number(file.baseline()));
    map.put("current", JsonText.number(file.current()));
    map.put("change", JsonText.number(file.change()));
    return map;
  }
}
