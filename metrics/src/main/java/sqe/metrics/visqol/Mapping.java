package sqe.metrics.visqol;

/** From similarity to MOS. */
@FunctionalInterface
interface Mapping {

  /** Mean similarity below which every mapping gives {@link #LOWEST}. */
  double LEAST_SIMILARITY = 0.15;

  /** The lowest MOS. */
  double LOWEST = 1;

  /** The highest MOS. */
  double HIGHEST = 5;

  /** The mean opinion score of a result, not limited. */
  double unlimited(PatchMatching.Result result);

  /** The mean opinion score, from 1 to 5 (§8). */
  default double mos(PatchMatching.Result result) {
    return result.similarity() < LEAST_SIMILARITY
        ? LOWEST
        : Math.max(LOWEST, Math.min(HIGHEST, unlimited(result)));
  }
}
