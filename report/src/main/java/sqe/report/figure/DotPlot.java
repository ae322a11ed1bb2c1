package sqe.report.figure;

import java.util.List;

/**
 * Sizes of many things as dots on one logarithmic line, a row each.
 *
 * @param title what it is of
 * @param axis what a size is, in words
 * @param limit a size that matters, drawn as a line
 * @param limitWords what the line is
 * @param series what the dots of each place in a row are, in words; at most two
 * @param rows from top to bottom
 */
public record DotPlot(
    String title,
    String axis,
    double limit,
    String limitWords,
    List<String> series,
    List<Row> rows) {

  /**
   * One row.
   *
   * @param label what it is of
   * @param sizes one a series, 0 or more; NaN where there is none
   */
  public record Row(String label, List<Double> sizes) {

    /** Copies the list. */
    public Row {
      sizes = List.copyOf(sizes);
    }
  }

  /** Copies the lists. */
  public DotPlot {
    series = List.copyOf(series);
    rows = List.copyOf(rows);
  }
}
