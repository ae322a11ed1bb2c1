package sqe.table;

import org.jspecify.annotations.Nullable;
import sqe.metrics.Remedy;

/** What one cell of a score table holds. Cells stay values until a writer makes text of them. */
public sealed interface Cell {

  /**
   * A number that was computed.
   *
   * @param value finite or infinite, never NaN
   */
  record Scored(double value) implements Cell {}

  /** A whole number, such as a sample rate. */
  record Count(int value) implements Cell {}

  /** A text, maybe empty. */
  record Word(String text) implements Cell {}

  /** Nothing, where a number might stand. */
  record Absent() implements Cell {}

  /**
   * The metric's definition gives no value for this pair.
   *
   * @param reason a phrase that starts with the kind of reason: {@code too short: needs …}
   * @param remedy what would help, or null
   */
  record Undefined(String reason, @Nullable Remedy remedy) implements Cell {

    /** Without a remedy. */
    public Undefined(String reason) {
      this(reason, null);
    }
  }

  /**
   * The metric broke down: a defect of the metric, not of the pair.
   *
   * @param reason what it said
   * @param cause for whoever wants the details
   */
  record Broken(String reason, RuntimeException cause) implements Cell {}

  /** A text, or nothing where there is none. */
  static Cell word(@Nullable Object value) {
    return new Word(value == null ? "" : value.toString());
  }
}
