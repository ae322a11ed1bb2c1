package sqe.metrics;

import java.util.List;

/**
 * The value of a metric for one pair.
 *
 * @param value finite or, where the mathematics says so, infinite; never NaN
 * @param notes what the user should know of this value, each a short sentence; mostly empty
 */
public record Score(double value, List<String> notes) {

  /**
   * Checks that the value is a number.
   *
   * @throws IllegalArgumentException when it is NaN; {@link #of(double)} says so as a metric should
   */
  public Score {
    if (Double.isNaN(value)) {
      throw new IllegalArgumentException("a score is never NaN: throw UndefinedScoreException");
    }
    notes = List.copyOf(notes);
  }

  /**
   * A score without notes.
   *
   * @throws UndefinedScoreException when the value is NaN: an intermediate result has overflowed
   */
  public static Score of(double value) {
    return of(value, List.of());
  }

  /**
   * A score with notes.
   *
   * @param notes each a short sentence
   * @throws UndefinedScoreException as {@link #of(double)}
   */
  public static Score of(double value, List<String> notes) {
    if (Double.isNaN(value)) {
      throw new UndefinedScoreException(
          UndefinedScoreException.Reason.NOT_FINITE, "an intermediate result overflows");
    }
    return new Score(value, notes);
  }
}
