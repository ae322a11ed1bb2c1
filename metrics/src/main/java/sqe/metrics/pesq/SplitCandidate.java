package sqe.metrics.pesq;

import java.util.List;
import java.util.Optional;

/**
 * One split point with what was found on either side of it (§7.7 e to g).
 *
 * @param block the point
 * @param coarseLeft coarse delay before it, in samples
 * @param coarseRight coarse delay after it
 * @param left fine delay before it
 * @param right fine delay after it; confidence 0 where the left part is not better than the whole
 */
record SplitCandidate(
    int block,
    int coarseLeft,
    int coarseRight,
    DelayHistogram.Vote left,
    DelayHistogram.Vote right) {

  /** The most confident of the candidates that are better than the whole; the first on ties. */
  static Optional<SplitCandidate> best(
      List<SplitCandidate> candidates, double confidence, int shortestJump) {
    SplitCandidate best = null;
    for (SplitCandidate candidate : candidates) {
      if (candidate.isBetterThan(confidence, shortestJump)
          && (best == null || candidate.confidence() > best.confidence())) {
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  private boolean isBetterThan(double whole, int shortestJump) {
    return Math.abs(right.delay() - left.delay()) >= shortestJump
        && left.confidence() > whole
        && right.confidence() > whole;
  }

  private double confidence() {
    return left.confidence() + right.confidence();
  }
}
