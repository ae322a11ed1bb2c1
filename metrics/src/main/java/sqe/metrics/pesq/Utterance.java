package sqe.metrics.pesq;

/**
 * A part of the reference with one delay (§7).
 *
 * @param from first block
 * @param to border to the next part, in blocks
 * @param coarse delay found on envelopes, in samples, a multiple of the block
 * @param delay delay found on the signals, in samples; positive: the degraded signal is later
 * @param confidence how well the frames agree on it, 0 to 1
 */
record Utterance(int from, int to, int coarse, int delay, double confidence) {

  /** The same with other borders. */
  Utterance withBorders(int newFrom, int newTo) {
    return new Utterance(newFrom, newTo, coarse, delay, confidence);
  }
}
