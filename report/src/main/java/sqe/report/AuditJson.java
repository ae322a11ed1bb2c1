package sqe.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.audit.AuditResult;
import sqe.audit.LeftOut;
import sqe.audit.WorkPlan;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.table.JsonText;

/** What an audit found as JSON; numbers as of {@link JsonText#number}, left out where missing. */
final class AuditJson {

  private AuditJson() {}

  static String of(AuditResult result) {
    return JsonText.of(map(result));
  }

  /** The same as a value within another document. */
  static Map<String, Object> map(AuditResult result) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("score", result.score());
    root.put("files", result.files().size());
    root.put("pairs", result.pairs());
    for (Severity severity : Severity.values()) {
      root.put(severity.label() + "s", result.count(severity));
    }
    root.put("doubts", AuditWords.doubts(result));
    root.put("notes", result.notes());
    root.put("left_out", result.leftOut().stream().map(AuditJson::leftOut).toList());
    root.put("work", result.work().steps().stream().map(AuditJson::step).toList());
    root.put("drop", result.work().dropped());
    root.put("findings", result.findings().stream().map(AuditJson::finding).toList());
    root.put("suppressed", result.suppressed().stream().map(AuditJson::suppressed).toList());
    root.put("file_scores", files(result));
    return root;
  }

  private static Map<String, Object> leftOut(LeftOut folder) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("folder", folder.place());
    object.put("files", folder.files());
    object.put("command", folder.command());
    return object;
  }

  private static Map<String, Object> step(WorkPlan.Step step) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("do", step.kind().label());
    object.put("severity", step.severity().label());
    object.put("check", step.check());
    object.put("names", step.names());
    object.put("commands", step.commands());
    object.put("advice", step.advice());
    return object;
  }

  private static Map<String, Object> finding(Finding finding) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("check", finding.check());
    object.put("severity", finding.severity().label());
    object.put("file", finding.file());
    if (finding.channel() > 0) {
      object.put("channel", finding.channel());
    }
    put(object, "second", finding.second());
    put(object, "value", finding.value());
    put(object, "limit", finding.limit());
    object.put("message", finding.message());
    if (!finding.counterpart().isEmpty()) {
      object.put("counterpart", finding.counterpart());
    }
    object.put("advice", AuditWords.advice(finding.check()));
    return object;
  }

  private static void put(Map<String, Object> object, String key, double value) {
    @Nullable Object number = JsonText.number(value);
    if (number != null) {
      object.put(key, number);
    }
  }

  private static Map<String, Object> suppressed(AuditResult.Suppressed suppressed) {
    Map<String, Object> object = finding(suppressed.finding());
    object.put("reason", suppressed.reason());
    return object;
  }

  private static List<Map<String, Object>> files(AuditResult result) {
    Map<String, List<String>> checks = new LinkedHashMap<>();
    result
        .findings()
        .forEach(f -> checks.computeIfAbsent(f.file(), file -> new ArrayList<>()).add(f.check()));
    List<Map<String, Object>> files = new ArrayList<>();
    result
        .fileScores()
        .forEach(
            (file, score) -> {
              Map<String, Object> object = new LinkedHashMap<>();
              object.put("file", file);
              object.put("score", score);
              object.put(
                  "checks", checks.getOrDefault(file, List.of()).stream().distinct().toList());
              files.add(object);
            });
    return files;
  }
}
