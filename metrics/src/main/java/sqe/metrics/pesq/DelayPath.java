package sqe.metrics.pesq;

import java.util.List;

/**
 * Which delay holds where (end of §7).
 *
 * @param utterances in the order of the reference, at least one
 * @param block samples a block
 * @param noiseDecides whether rounding noise was the only thing a split was decided on
 */
record DelayPath(List<Utterance> utterances, int block, boolean noiseDecides) {

  DelayPath {
    utterances = List.copyOf(utterances);
  }

  /** Delay in samples at a position of the reference buffer. */
  int at(int position) {
    int u = utterances.size() - 1;
    while (u > 0 && utterances.get(u).from() * block > position) {
      u--;
    }
    return utterances.get(u).delay();
  }

  /** Whether some delay changes by a block or more. */
  boolean changes() {
    int delay = utterances.get(0).delay();
    return utterances.stream().anyMatch(u -> Math.abs(u.delay() - delay) >= block);
  }
}
