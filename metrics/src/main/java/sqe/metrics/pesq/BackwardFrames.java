package sqe.metrics.pesq;

/** Frames that vote for a fine delay from the end of a range backward (§7.7 f). */
final class BackwardFrames {

  private final Sizes sizes;
  private final int coarse;
  private final double[] window;
  private final FrameCorrelator correlator;
  private final DelayHistogram histogram;
  private int i;
  private int j;

  /**
   * Starts before a block.
   *
   * @param to block after the last of the reference
   * @param coarse delay the frames are taken at, in samples
   * @param degradedSpan N of the degraded signal
   */
  BackwardFrames(
      Sizes sizes,
      int to,
      int coarse,
      int degradedSpan,
      double[] window,
      FrameCorrelator correlator) {
    this.sizes = sizes;
    this.coarse = coarse;
    this.window = window;
    this.correlator = correlator;
    this.histogram = new DelayHistogram(sizes);
    int start = to * sizes.block() - sizes.fineLength();
    this.j = Math.min(start + coarse, degradedSpan - sizes.fineLength());
    this.i = j - coarse;
  }

  /** Correlates at once the frames that start at block {@code from} or later; nobody votes yet. */
  void prepareTo(int from) {
    int step = sizes.fineLength() / 4;
    int room = Math.min(j, i - from * sizes.block());
    if (room >= 0) {
      correlator.learn(i, j, -step, room / step + 1, window);
    }
  }

  /** Lets the frames vote that start at block {@code from} or later. */
  void advanceTo(int from) {
    prepareTo(from);
    int step = sizes.fineLength() / 4;
    while (j >= 0 && i >= from * sizes.block()) {
      histogram.add(correlator.ballot(i, j, window));
      i -= step;
      j -= step;
    }
  }

  /** The delay the frames have voted for. */
  DelayHistogram.Vote winner() {
    return histogram.winner(coarse);
  }
}
