package sqe.report.figure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sqe.judge.stats.Interval;

/**
 * A forest plot: intervals one below the other on one line with the margin around zero. Each row is
 * drawn in units of its own margin, so that rows of different metrics can be compared by eye.
 *
 * @param title what it is of
 * @param rows from top to bottom
 * @param left what is said below, such as how many rows are not drawn; may be empty
 */
public record ForestPlot(String title, List<Row> rows, String left) {

  /** How a row ends. */
  public enum Tone {
    /** Worse. */
    BAD,
    /** Not decided. */
    OPEN,
    /** Not worse. */
    GOOD
  }

  /**
   * One row.
   *
   * @param label the metric, maybe with a group
   * @param verdict in a word
   * @param tone of the verdict
   * @param estimate where the differences lie; NaN where there is none
   * @param bounds that decide, each maybe infinite
   * @param interval the wider, two-sided one, or null
   * @param margin δ; 0 where there is none
   * @param unlimited whether some file lost without limit, of which bar and dot know nothing
   * @param numbers the estimate and its bounds as text, in the metric's unit
   * @param sentence the row in words
   */
  public record Row(
      String label,
      String verdict,
      Tone tone,
      double estimate,
      Interval bounds,
      @Nullable Interval interval,
      double margin,
      boolean unlimited,
      String numbers,
      String sentence) {}

  /** Copies the rows. */
  public ForestPlot {
    rows = List.copyOf(rows);
  }
}
