package sqe.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import sqe.audit.AuditResult;
import sqe.audit.check.CheckCatalog;
import sqe.audit.check.CheckInfo;
import sqe.audit.check.Finding;
import sqe.audit.check.Severity;
import sqe.table.Counted;
import sqe.table.JsonText;

/** Writes what an audit found; the same result gives the same bytes. */
public final class AuditReport {

  private static final int SHOWN = 10;

  private AuditReport() {}

  /** The report as text, ending with a line break. */
  public static String of(AuditResult result, ReportFormat format) {
    return switch (format) {
      case CSV -> csv(result);
      case JSON -> json(result);
      case MARKDOWN -> markdown(result);
    };
  }

  private static String csv(AuditResult result) {
    StringBuilder text = new StringBuilder();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setRecordSeparator("\n")
            .setHeader(
                "check",
                "severity",
                "file",
                "channel",
                "second",
                "value",
                "limit",
                "message",
                "advice")
            .get();
    try (var printer = new CSVPrinter(text, format)) {
      for (Finding f : result.findings()) {
        printer.printRecord(
            f.check(),
            f.severity().label(),
            f.file(),
            f.channel() == 0 ? "" : f.channel(),
            number(f.second()),
            number(f.value()),
            number(f.limit()),
            f.message(),
            advice(f.check()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("a StringBuilder does not fail", e);
    }
    return text.toString();
  }

  private static String number(double value) {
    return Double.isNaN(value) ? "" : Double.toString(value);
  }

  private static String advice(String check) {
    return CheckCatalog.find(check).map(CheckInfo::advice).orElse("");
  }

  private static String json(AuditResult result) {
    Map<String, Object> root = new LinkedHashMap<>();
    root.put("score", result.score());
    root.put("files", result.files().size());
    root.put("pairs", result.pairs());
    for (Severity severity : Severity.values()) {
      root.put(severity.label() + "s", result.count(severity));
    }
    root.put("findings", result.findings().stream().map(AuditReport::object).toList());
    root.put(
        "suppressed",
        result.suppressed().stream()
            .map(
                s -> {
                  Map<String, Object> object = object(s.finding());
                  object.put("reason", s.reason());
                  return object;
                })
            .toList());
    Map<String, List<String>> flags = new TreeMap<>();
    result
        .findings()
        .forEach(f -> flags.computeIfAbsent(f.file(), k -> new ArrayList<>()).add(f.check()));
    List<Map<String, Object>> files = new ArrayList<>();
    result
        .fileScores()
        .forEach(
            (file, score) -> {
              Map<String, Object> object = new LinkedHashMap<>();
              object.put("file", file);
              object.put("score", score);
              object.put(
                  "checks", flags.getOrDefault(file, List.of()).stream().distinct().toList());
              files.add(object);
            });
    root.put("file_scores", files);
    return JsonText.of(root);
  }

  private static Map<String, Object> object(Finding f) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("check", f.check());
    object.put("severity", f.severity().label());
    object.put("file", f.file());
    if (f.channel() > 0) {
      object.put("channel", f.channel());
    }
    putFinite(object, "second", f.second());
    putFinite(object, "value", f.value());
    putFinite(object, "limit", f.limit());
    object.put("message", f.message());
    object.put("advice", advice(f.check()));
    return object;
  }

  private static void putFinite(Map<String, Object> object, String key, double value) {
    if (!Double.isNaN(value)) {
      object.put(key, Double.isInfinite(value) ? (value > 0 ? "inf" : "-inf") : value);
    }
  }

  private static String markdown(AuditResult result) {
    StringBuilder text = new StringBuilder("# Audit\n\n");
    text.append(
        String.format(
            Locale.ROOT,
            "%s, %s. %s. Score %.3f.%n",
            Counted.of(result.files().size(), "file", "files"),
            Counted.of(result.pairs(), "pair", "pairs"),
            result.counts(),
            result.score()));
    Map<String, List<Finding>> byCheck = new LinkedHashMap<>();
    result
        .findings()
        .forEach(f -> byCheck.computeIfAbsent(f.check(), k -> new ArrayList<>()).add(f));
    byCheck.forEach(
        (check, findings) -> {
          text.append("\n## ").append(check).append(" (").append(findings.size()).append(")\n\n");
          text.append(advice(check)).append("\n\n| | file | place | found |\n|---|---|---|---|\n");
          findings.stream().limit(SHOWN).forEach(f -> text.append(row(f)));
          if (findings.size() > SHOWN) {
            text.append("| | and ").append(findings.size() - SHOWN).append(" more | | |\n");
          }
        });
    return text.toString();
  }

  private static String row(Finding f) {
    return "| %s | %s | %s | %s |%n"
        .formatted(f.severity().label(), cell(f.file()), place(f), cell(f.message()))
        .replace("\r\n", "\n");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }

  /** Channel and second of a finding in words; empty where it concerns the whole file. */
  public static String place(Finding finding) {
    String channel = finding.channel() > 1 ? "channel " + finding.channel() : "";
    String second =
        Double.isNaN(finding.second())
            ? ""
            : String.format(Locale.ROOT, "%.2f s", finding.second());
    return channel.isEmpty() || second.isEmpty() ? channel + second : channel + ", " + second;
  }
}
