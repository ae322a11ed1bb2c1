package sqe.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import sqe.audit.AuditResult;
import sqe.report.document.MarkdownWriter;

/** How a report of an audit is written. */
public enum AuditFormat {
  /** One row a finding. */
  CSV(".csv"),
  /** One object: counts, findings, files. */
  JSON(".json"),
  /** For people and pull requests. */
  MARKDOWN(".md");

  private final String extension;

  AuditFormat(String extension) {
    this.extension = extension;
  }

  /**
   * By extension: {@code .csv}, {@code .json}, {@code .md}.
   *
   * @throws IllegalArgumentException for another one, with a phrase for the user
   */
  public static AuditFormat of(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return Arrays.stream(values())
        .filter(format -> lower.endsWith(format.extension))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "'"
                        + name
                        + "': a report is .csv, .json or .md; which one, the extension says"));
  }

  /** What names of such reports end in, as {@code .csv}. */
  public String extension() {
    return extension;
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
