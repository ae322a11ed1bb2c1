package sqe.metrics.stft;

/**
 * One resolution of a short-time transform.
 *
 * @param transform length of the transform in samples, M, even
 * @param hop distance of two frames in samples
 * @param window length of the window in samples, at most M; it stands in the middle of the frame
 */
public record Resolution(int transform, int hop, int window) {

  /** Checks the ranges. */
  public Resolution {
    if (transform < 2 || transform % 2 != 0 || hop < 1 || window < 1 || window > transform) {
      throw new IllegalArgumentException(
          "needs an even transform, a hop, and a window no longer than the transform: "
              + (transform + "/" + hop + "/" + window));
    }
  }

  /** As signatures have it: {@code 1024/120/600}. */
  @Override
  public String toString() {
    return transform + "/" + hop + "/" + window;
  }
}
