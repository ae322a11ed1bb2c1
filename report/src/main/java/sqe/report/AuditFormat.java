package sqe.report;

import java.util.Locale;
import java.util.Map;
import sqe.audit.AuditResult;
import sqe.report.document.MarkdownWriter;

/** How a report of an audit is written. */
public enum AuditFormat {
  /** One row a finding. */
  CSV,
  /** One object: counts, findings, files. */
  JSON,
  /** For people and pull requests. */
  MARKDOWN;

  /**
   * By extension: {@code .csv}, {@code .json}, {@code .md}.
   *
   * @throws IllegalArgumentException for another one, with a phrase for the user
   */
  public static AuditFormat of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".csv")) {
      return CSV;
    }
    if (lower.endsWith(".json")) {
      return JSON;
    }
    if (lower.endsWith(".md")) {
      return MARKDOWN;
    }
    throw new IllegalArgumentException(
        "'" + name + "': a report is .csv, .json or .md; which one, the extension says");
  }

  /** What {@link #JSON} writes, as a value to put into another document of JSON. */
  public static Map<String, Object> values(AuditResult result) {
    return AuditJson.map(result);
  }

  /** The whole report; the same result gives the same bytes. */
  public String write(AuditResult result) {
    return switch (this) {
      case CSV -> AuditCsv.of(result);
      case JSON -> AuditJson.of(result);
      case MARKDOWN -> new MarkdownWriter().write(AuditDocument.of(result));
    };
  }
}
