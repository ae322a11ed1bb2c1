package sqe.metrics.pesq;

import java.util.Optional;

/**
 * Where an utterance could be split (§7.7 a, b).
 *
 * @param speechFrom first active block
 * @param speechTo block after the last active one
 * @param blocks the points, increasing
 */
record SplitPoints(int speechFrom, int speechTo, int[] blocks) {

  private static final int SHORTEST_SPEECH = 200;
  private static final int MOST_POINTS = 40;
  private static final int SMALLEST_PAD = 75;

  /**
   * The points within an utterance; empty where it has less than 0.8 s from first to last activity.
   */
  static Optional<SplitPoints> of(ActivityEnvelope envelope, Utterance utterance) {
    int from = firstActive(envelope, utterance);
    int to = lastActive(envelope, utterance) + 1;
    int length = to - from;
    return length < SHORTEST_SPEECH
        ? Optional.empty()
        : Optional.of(new SplitPoints(from, to, points(from, to, length)));
  }

  private static int firstActive(ActivityEnvelope envelope, Utterance utterance) {
    int block = utterance.from();
    while (block < utterance.to() && !envelope.active(block)) {
      block++;
    }
    return block;
  }

  private static int lastActive(ActivityEnvelope envelope, Utterance utterance) {
    int block = utterance.to();
    while (block > utterance.from() && !envelope.active(block)) {
      block--;
    }
    return block;
  }

  private static int[] points(int from, int to, int length) {
    int pad = Math.max(SMALLEST_PAD, length / 10);
    int step = 4 * (int) Math.floor((0.801 * length + 159) / 160);
    int room = Math.max(0, to - pad - (from + pad));
    int count = Math.min(MOST_POINTS, 1 + room / step);
    int[] blocks = new int[count];
    for (int n = 0; n < count; n++) {
      blocks[n] = from + pad + n * step;
    }
    return blocks;
  }
}
