package sqe.metrics.pesq;

/**
 * The frames of the perceptual model (§8.1).
 *
 * <p>Frames 0 to {@code last} are computed; only those from {@code first} on, where the reference
 * first rises above next to nothing, are aggregated.
 *
 * @param first first frame that is aggregated
 * @param last last frame
 */
record FrameRange(int first, int last) {

  private static final int SAMPLES = 5;
  private static final double AUDIBLE = 500;

  /** The frames of a reference; empty ({@code first > last}) when it stays below the limit. */
  static FrameRange of(GuardedSignal reference, int commonSpan) {
    Sizes sizes = reference.sizes();
    double[] x = reference.samples();
    int guard = sizes.guard();
    int limit = commonSpan / 2;
    int skipFront = 0;
    while (skipFront < limit && sum(x, guard + skipFront) < AUDIBLE) {
      skipFront++;
    }
    int end = commonSpan - guard + sizes.tail();
    int skipBack = 0;
    while (skipBack < limit && sum(x, end - SAMPLES - skipBack) < AUDIBLE) {
      skipBack++;
    }
    int length = commonSpan - 2 * guard + sizes.tail();
    return new FrameRange(skipFront / sizes.hop(), (length - skipBack) / sizes.hop() - 1);
  }

  private static double sum(double[] x, int from) {
    double sum = 0;
    for (int i = from; i < Math.min(from + SAMPLES, x.length); i++) {
      sum += Math.abs(x[i]);
    }
    return sum;
  }

  /** Number of computed frames. */
  int count() {
    return last + 1;
  }

  /** Whether there is nothing to aggregate. */
  boolean isEmpty() {
    return first > last;
  }
}
