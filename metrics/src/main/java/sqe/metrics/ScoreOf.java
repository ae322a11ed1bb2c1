package sqe.metrics;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The score of a metric as what a pair keeps of it; where there is none, the reason is kept, so
 * that it is not looked for again.
 *
 * @param metric the key as well: equal metrics have one score
 */
record ScoreOf(Metric metric) implements Derivation<SignalPair, ScoreOf.Outcome> {

  @Override
  public Outcome from(SignalPair pair) {
    try {
      return new Outcome(metric.score(pair), null);
    } catch (UndefinedScoreException e) {
      return new Outcome(null, e);
    }
  }

  /** A score or the reason why there is none. */
  record Outcome(@Nullable Score score, @Nullable UndefinedScoreException undefined) {

    Score orThrow() {
      if (undefined != null) {
        throw undefined;
      }
      return Objects.requireNonNull(score);
    }
  }
}
