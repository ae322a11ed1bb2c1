package sqe.metrics.pesq;

import java.util.IntSummaryStatistics;
import java.util.List;

/**
 * Which delay holds where (end of §7).
 *
 * @param utterances in the order of the reference, at least one
 * @param block samples a block
 * @param noiseDecides whether rounding noise was the only thing a split was decided on
 */
record DelayPath(List<Utterance> utterances, int block, boolean noiseDecides) {

  /** Below this confidence a delay may be a guess: those of lost speech reach 0.34. */
  private static final double SURE = 0.4;

  DelayPath {
    utterances = List.copyOf(utterances);
  }

  /** Delay in samples at a position of the reference buffer. */
  int at(int position) {
    return utterances.get(utteranceAt(position)).delay();
  }

  /** The first position after another at which the next utterance's delay holds. */
  int end(int position) {
    int next = utteranceAt(position) + 1;
    return next == utterances.size() ? Integer.MAX_VALUE : utterances.get(next).from() * block;
  }

  private int utteranceAt(int position) {
    int u = utterances.size() - 1;
    while (u > 0 && utterances.get(u).from() * block > position) {
      u--;
    }
    return u;
  }

  /** Whether delays that are no guesses differ by four blocks, a hop of the model, or more. */
  boolean surelyChanges() {
    IntSummaryStatistics sure =
        utterances.stream()
            .filter(utterance -> utterance.confidence() >= SURE)
            .mapToInt(Utterance::delay)
            .summaryStatistics();
    return sure.getCount() > 1 && sure.getMax() - sure.getMin() >= 4 * block;
  }

  /** Whether some delay changes by a block or more. */
  boolean changes() {
    int delay = utterances.get(0).delay();
    return utterances.stream().anyMatch(u -> Math.abs(u.delay() - delay) >= block);
  }
}
