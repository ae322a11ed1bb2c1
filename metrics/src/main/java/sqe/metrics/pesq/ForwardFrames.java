package sqe.metrics.pesq;

/**
 * Frames that vote for a fine delay from the start of a range onward (§7.5, §7.7 e). The range may
 * be extended: the frames of a shorter one are the first frames of a longer one.
 */
final class ForwardFrames {

  private final Sizes sizes;
  private final int coarse;
  private final int degradedSpan;
  private final double[] window;
  private final FrameCorrelator correlator;
  private final DelayHistogram histogram;
  private int i;
  private int j;

  /**
   * Starts at a block.
   *
   * @param from first block of the reference
   * @param coarse delay the frames are taken at, in samples
   * @param degradedSpan N of the degraded signal
   */
  ForwardFrames(
      Sizes sizes,
      int from,
      int coarse,
      int degradedSpan,
      double[] window,
      FrameCorrelator correlator) {
    this.sizes = sizes;
    this.coarse = coarse;
    this.degradedSpan = degradedSpan;
    this.window = window;
    this.correlator = correlator;
    this.histogram = new DelayHistogram(sizes);
    int start = from * sizes.block();
    this.i = start + coarse < 0 ? -coarse : start;
    this.j = i + coarse;
  }

  /** Correlates at once the frames that end before block {@code to}; nobody votes yet. */
  void prepareTo(int to) {
    int step = sizes.fineLength() / 4;
    int room = Math.min(degradedSpan - j, to * sizes.block() - i) - sizes.fineLength();
    if (room >= 0) {
      correlator.learn(i, j, step, room / step + 1, window);
    }
  }

  /** Lets the frames vote that end before block {@code to}. */
  void advanceTo(int to) {
    prepareTo(to);
    int length = sizes.fineLength();
    while (j + length <= degradedSpan && i + length <= to * sizes.block()) {
      histogram.add(correlator.ballot(i, j, window));
      i += length / 4;
      j += length / 4;
    }
  }

  /** The delay the frames have voted for. */
  DelayHistogram.Vote winner() {
    return histogram.winner(coarse);
  }
}
