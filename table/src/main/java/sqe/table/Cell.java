package sqe.table;

/** What one column of scores holds for one pair: a number, or why there is none. */
public sealed interface Cell {

  /**
   * A score.
   *
   * @param value finite or infinite, never NaN
   */
  record Scored(double value) implements Cell {}

  /**
   * The metric's definition gives no value for this pair.
   *
   * @param reason a phrase that starts with the kind of reason: {@code too short: needs …}
   */
  record Undefined(String reason) implements Cell {}

  /**
   * The metric broke down: a defect of the metric, not of the pair.
   *
   * @param reason what it said
   * @param cause for whoever wants the details
   */
  record Broken(String reason, RuntimeException cause) implements Cell {}
}
