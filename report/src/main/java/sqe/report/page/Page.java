package sqe.report.page;

import java.util.List;

/**
 * What stands on a page of a report, ready to be written.
 *
 * @param title what it comes to, in a line
 * @param tone {@code bad}, {@code open} or {@code good}, or empty where nothing was judged
 * @param facts what was compared, a line each
 * @param results figures of the result as a whole; before the statement where there is a verdict
 * @param statement the result in words and tables, as HTML
 * @param metrics a section each
 * @param origin versions, signatures and the like, a line each
 * @param rows what the rows of its tables are: files, or segments
 * @param data what the script draws from, a JSON document; empty for a page of words alone
 */
public record Page(
    String title,
    String tone,
    List<String> facts,
    List<Figure> results,
    String statement,
    List<Metric> metrics,
    List<String> origin,
    String rows,
    String data) {

  /**
   * A figure as an image that the page holds.
   *
   * @param source a {@code data:} address
   * @param words what is to be seen, for those who do not see it
   * @param width in pixels, at most
   */
  public record Figure(String source, String words, int width) {}

  /**
   * One metric.
   *
   * @param anchor names its section within the page
   * @param title the column, and its unit
   * @param coverage how many files or segments have a score
   * @param figures of it
   */
  public record Metric(String anchor, String title, String coverage, List<Figure> figures) {

    /** Copies the list. */
    public Metric {
      figures = List.copyOf(figures);
    }
  }

  /** Copies the lists. */
  public Page {
    facts = List.copyOf(facts);
    results = List.copyOf(results);
    metrics = List.copyOf(metrics);
    origin = List.copyOf(origin);
  }
}
