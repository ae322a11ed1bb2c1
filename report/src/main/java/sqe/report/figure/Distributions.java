package sqe.report.figure;

import java.util.List;

/**
 * How the scores of one or several systems are distributed, one above the other.
 *
 * @param title what it is of
 * @param axis the name of the scale, with its unit
 * @param series at least one
 */
public record Distributions(String title, String axis, List<Series> series) {

  /**
   * The scores of one system.
   *
   * @param name the system
   * @param values finite; not changed
   */
  public record Series(String name, List<Double> values) {

    /** Copies the values. */
    public Series {
      values = List.copyOf(values);
    }
  }

  /** Copies the series. */
  public Distributions {
    series = List.copyOf(series);
  }
}
