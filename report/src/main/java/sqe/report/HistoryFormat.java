package sqe.report;

import java.util.List;
import sqe.judge.history.Run;
import sqe.judge.history.Trend;
import sqe.report.document.Document;
import sqe.report.document.MarkdownWriter;
import sqe.report.document.TextWriter;

/** How runs and trends are written. */
public enum HistoryFormat {
  /** Aligned columns. */
  TEXT,
  /** Tables for a page. */
  MARKDOWN,
  /** A line a run, unrounded. */
  CSV;

  /** The runs. */
  public String write(List<Run> runs) {
    return this == CSV ? HistoryCsv.of(runs) : write(HistoryDocument.of(runs));
  }

  /** The trend. */
  public String write(Trend trend, Trend.Point fixed) {
    return this == CSV ? HistoryCsv.of(trend, fixed) : write(TrendDocument.of(trend, fixed));
  }

  private String write(Document document) {
    return this == MARKDOWN
        ? new MarkdownWriter().write(document)
        : new TextWriter(false).write(document);
  }
}
