package sqe.scoring.loss;

import java.util.List;
import sqe.metrics.loss.LossResult;

/**
 * What came of a loss.
 *
 * @param result value and gradients
 * @param signature what exactly was computed
 * @param notes what the user should know of the value, each a short sentence
 */
public record LossOutcome(LossResult result, String signature, List<String> notes) {

  /** Copies the list. */
  public LossOutcome {
    notes = List.copyOf(notes);
  }
}
