package sqe.report;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import sqe.judge.gate.GateReport;
import sqe.report.document.LatexWriter;
import sqe.report.document.MarkdownWriter;
import sqe.report.document.TextWriter;
import sqe.report.figure.ForestPlot;
import sqe.report.figure.ForestSvg;

/** How a gate's report is written. */
public enum GateFormat {
  /** Aligned columns. */
  TEXT,
  /** For a comment on a pull request. */
  MARKDOWN,
  /** To be read into a document. */
  LATEX,
  /** Every number, unrounded. */
  JSON,
  /** JUnit XML: one test case a metric and group. */
  JUNIT,
  /** A forest plot, SVG. */
  SVG,
  /** Workflow commands, which GitHub shows beside the run: one a finding. */
  ANNOTATIONS;

  /** The whole report; of annotations nothing where there is no finding. */
  public String write(GateReport report) {
    return switch (this) {
      case TEXT -> new TextWriter(false).write(GateDocument.of(report));
      case MARKDOWN -> new MarkdownWriter().write(GateDocument.of(report));
      case LATEX -> new LatexWriter().write(GateDocument.of(report));
      case JSON -> GateJson.of(report);
      case JUNIT -> GateJUnit.of(report);
      case SVG -> ForestSvg.of(GateFigure.of(report));
      case ANNOTATIONS -> GateAnnotations.of(report);
    };
  }

  /**
   * What {@link #JSON} writes, as a value to put into another document of JSON: maps, lists, texts,
   * numbers, null.
   */
  public static Map<String, @Nullable Object> values(GateReport report) {
    return GateJson.map(report);
  }

  /** The report of a gate that could not compare. */
  public String write(GateRefusal refusal) {
    return switch (this) {
      case TEXT -> new TextWriter(false).write(GateDocument.of(refusal));
      case MARKDOWN -> new MarkdownWriter().write(GateDocument.of(refusal));
      case LATEX -> new LatexWriter().write(GateDocument.of(refusal));
      case JSON -> GateJson.of(refusal);
      case JUNIT -> GateJUnit.of(refusal);
      case SVG ->
          ForestSvg.of(
              new ForestPlot(
                  GateRefusal.OUTCOME + ": " + refusal.message(), List.of(), refusal.message()));
      case ANNOTATIONS -> GateAnnotations.of(refusal);
    };
  }
}
