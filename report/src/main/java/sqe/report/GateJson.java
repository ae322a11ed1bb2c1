package sqe.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.Evidence;
import sqe.judge.gate.FileChange;
import sqe.judge.gate.FilesNeeded;
import sqe.judge.gate.GatePolicy;
import sqe.judge.gate.GateReport;
import sqe.judge.gate.LostScores;
import sqe.judge.gate.MetricResult;
import sqe.judge.gate.NewNote;
import sqe.table.JsonText;

/** A gate's report as JSON: every number, unrounded; see {@link JsonText#number}. */
final class GateJson {

  private GateJson() {}

  /** The whole document. */
  static String of(GateReport report) {
    return JsonText.of(map(report));
  }

  /** The same as a value within another document. */
  static Map<String, @Nullable Object> map(GateReport report) {
    GatePolicy policy = report.policy();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("outcome", report.outcome());
    map.put("exit_code", report.exitCode());
    map.put("baseline", report.baseline());
    map.put("current", report.current());
    map.put("rows", report.files());
    map.put("alpha", policy.alpha());
    map.put("test", policy.test().name().toLowerCase(Locale.ROOT));
    map.put("strict", policy.strict());
    map.put("seed", policy.seed());
    map.put("resamples", policy.resamples());
    map.put("cluster", report.cluster());
    map.put("metrics", report.metrics().stream().map(GateJson::result).toList());
    map.put("groups", report.groups().stream().map(GateJson::result).toList());
    map.put("strict_failures", report.strictFailures());
    map.put("new_notes", report.newNotes().stream().map(GateJson::newNote).toList());
    map.put("notes", report.notes());
    return map;
  }

  /** That nothing was compared, and why. */
  static String of(GateRefusal refusal) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("outcome", GateRefusal.OUTCOME);
    map.put("exit_code", refusal.exitCode());
    map.put("baseline", refusal.baseline());
    map.put("current", refusal.current());
    map.put("error", refusal.message());
    return JsonText.of(map);
  }

  private static Map<String, @Nullable Object> result(MetricResult result) {
    Evidence evidence = result.evidence();
    FilesNeeded needed = result.decision().needed();
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("metric", result.question().facts().column());
    map.put("group", result.question().group().isEmpty() ? null : result.question().group());
    map.put("primary", result.question().primary());
    map.put("verdict", result.verdict().name());
    map.put("unit", result.question().facts().unit());
    map.put("higher_is_better", result.question().facts().sign() > 0);
    map.put("margin", result.question().margin());
    map.put("n", evidence.sample().files());
    map.put("zeros", evidence.sample().zeros());
    map.put("wins", result.changes().counts().wins());
    map.put("ties", result.changes().counts().ties());
    map.put("losses", result.changes().counts().losses());
    map.put("clusters", evidence.sample().clustered() ? evidence.sample().units() : null);
    map.put(
        "icc",
        evidence.sample().clustered() ? JsonText.number(evidence.sample().correlation()) : null);
    map.put("baseline_mean", JsonText.number(result.changes().baselineMean()));
    map.put("current_mean", JsonText.number(result.changes().currentMean()));
    map.put("mean_difference", JsonText.number(evidence.sample().mean()));
    map.put("sd_difference", JsonText.number(evidence.sample().sd()));
    map.put("centre", evidence.centre().middle() ? "middle" : "mean");
    map.put("centre_difference", JsonText.number(evidence.centre().estimate()));
    map.put("interval", DataNumbers.json(evidence.interval()));
    map.put("lower_bound", JsonText.number(evidence.bounds().low()));
    map.put("upper_bound", JsonText.number(evidence.bounds().high()));
    map.put("p_regression", JsonText.number(evidence.p().regression()));
    map.put("p_regression_adjusted", JsonText.number(result.decision().pAdjusted()));
    map.put("p_not_worse", JsonText.number(evidence.p().nonInferior()));
    map.put("p_improved", JsonText.number(evidence.p().improved()));
    map.put("p_below_margin", JsonText.number(evidence.p().belowMargin()));
    map.put("minimum_detectable_effect", JsonText.number(evidence.detectable()));
    map.put("files_needed", needed == null ? null : needed.files());
    map.put("clusters_needed", needed == null || needed.clusters() == 0 ? null : needed.clusters());
    map.put("skewness", JsonText.number(result.carriers().skewness()));
    map.put("variance_carriers", files(result.carriers().files()));
    map.put("variance_share", JsonText.number(result.carriers().share()));
    map.put("unlimited_losses", files(result.changes().infinite().lost()));
    map.put("unlimited_gains", files(result.changes().infinite().recovered()));
    map.put("no_longer_perfect", files(result.changes().infinite().imperfect()));
    map.put("dead_without_score_before", files(result.changes().infinite().dead()));
    map.put("become_perfect", files(result.changes().infinite().perfect()));
    map.put("lost_coverage", result.changes().lost().stream().map(GateJson::lost).toList());
    map.put("worst", files(result.changes().worst()));
    map.put("reasons", result.decision().reasons());
    map.put("why", GateReasoning.of(result));
    map.put("notes", result.notes());
    return map;
  }

  private static Map<String, @Nullable Object> newNote(NewNote note) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("kind", note.kind().name().toLowerCase(Locale.ROOT));
    map.put("files", note.files());
    map.put("example", note.example());
    return map;
  }

  private static Map<String, @Nullable Object> lost(LostScores lost) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put("reason", lost.reason());
    map.put("files", lost.files());
    return map;
  }

  private static List<Map<String, @Nullable Object>> files(List<FileChange> changes) {
    return changes.stream().map(GateJson::file).toList();
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
