package sqe.models;

import org.junit.jupiter.api.Assumptions;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/** Skips tests, visibly, on platforms for which the runtime has no library. */
public final class RunnableHere {

  private RunnableHere() {}

  /** Runs what needs the runtime; skips the calling test where that cannot be loaded. */
  public static void require(Runnable anyModel) {
    try {
      anyModel.run();
    } catch (UndefinedScoreException e) {
      Assumptions.assumeFalse(
          e.reason() == Reason.NO_MODEL
              && String.valueOf(e.getMessage()).contains("cannot be loaded here"),
          "skipped: " + e.getMessage());
      throw e;
    }
  }
}
