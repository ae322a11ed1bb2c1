package sqe.judge.gate;

/**
 * What the data say of a change, with the margin δ and the one-sided bounds L and U of the mean.
 */
public enum Verdict {
  /**
   * {@code U < −δ}: worse by more than the margin; or a guardrail is broken, or coverage is lost.
   */
  FAIL,
  /** Neither a loss beyond the margin nor its absence is shown. */
  INCONCLUSIVE,
  /** {@code L > −δ}: not worse by more than the margin. */
  PASS,
  /** {@code L > −δ} and {@code U < δ}: not changed by more than the margin. */
  EQUIVALENT,
  /** {@code L > 0}: better. */
  IMPROVED
}
