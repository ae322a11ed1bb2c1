package sqe.report;

import java.util.Locale;

/** How a report is written. */
public enum ReportFormat {
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
  public static ReportFormat of(String name) {
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
}
