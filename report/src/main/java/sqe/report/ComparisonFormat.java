package sqe.report;

import sqe.judge.compare.ComparisonReport;
import sqe.report.document.LatexWriter;
import sqe.report.document.MarkdownWriter;
import sqe.report.document.TextWriter;

/** How a comparison is written. */
public enum ComparisonFormat {
  /** Aligned columns. */
  TEXT,
  /** Tables for a pull request or a page. */
  MARKDOWN,
  /** One table, and one a group, systems by metrics, with significance marks. */
  LATEX,
  /** All lines, unrounded: systems first, then pairs. */
  CSV,
  /** All lines, unrounded. */
  JSON;

  /** The whole report. */
  public String write(ComparisonReport report) {
    return switch (this) {
      case TEXT -> new TextWriter(false).write(ComparisonDocument.of(report));
      case MARKDOWN -> new MarkdownWriter().write(ComparisonDocument.of(report));
      case LATEX -> new LatexWriter().write(SystemsByMetrics.of(report));
      case CSV -> ComparisonCsv.of(report);
      case JSON -> ComparisonJson.of(report);
    };
  }
}
