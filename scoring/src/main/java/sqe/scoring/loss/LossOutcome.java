package sqe.scoring.loss;

import java.util.Arrays;
import java.util.List;
import sqe.metrics.loss.LossResult;
import sqe.table.Decimal;

/**
 * What came of a loss.
 *
 * @param result value and, where they were asked for, gradients
 * @param signature what exactly was computed
 * @param notes what the user should know of the value, each a short sentence
 */
public record LossOutcome(LossResult result, String signature, List<String> notes) {

  /** Copies the list. */
  public LossOutcome {
    notes = List.copyOf(notes);
  }

  /**
   * The value as text, one number a line in C order; a loss, unlike a score, may be {@code nan}.
   */
  public List<String> lines() {
    return Arrays.stream(result.value().values())
        .mapToObj(value -> Double.isNaN(value) ? "nan" : Decimal.of(value))
        .toList();
  }
}
