package sqe.report.figure;

import java.util.List;

/**
 * Curves over one axis.
 *
 * @param title what they are of
 * @param across the axis from left to right
 * @param up the axis from bottom to top
 * @param lines each with a name
 */
public record Curves(String title, Scale across, Scale up, List<Line> lines) {

  /**
   * An axis.
   *
   * @param words what is on it, with its unit
   * @param logarithmic whether equal steps are equal factors; all values are positive then
   */
  public record Scale(String words, boolean logarithmic) {}

  /** A point, finite. */
  public record Point(double x, double y) {}

  /** One curve. */
  public record Line(String name, List<Point> points) {

    /** Copies the points. */
    public Line {
      points = List.copyOf(points);
    }
  }

  /** Copies the lines. */
  public Curves {
    lines = List.copyOf(lines);
  }
}
