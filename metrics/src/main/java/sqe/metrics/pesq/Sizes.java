package sqe.metrics.pesq;

/**
 * Lengths that depend on the sample rate (§1.1), in samples unless said otherwise.
 *
 * @param sampleRate in Hz
 * @param block one block of the activity envelope, 4 ms
 * @param guard zeros before and after the signal, 75 blocks
 * @param tail further zeros at the end, 320 ms
 * @param fineLength transform length of the fine delay search
 * @param kernel half width of the triangle that smooths the delay histogram
 * @param frame frame of the perceptual model, 32 ms
 * @param hop distance of two frames, 16 ms
 */
record Sizes(
    int sampleRate,
    int block,
    int guard,
    int tail,
    int fineLength,
    int kernel,
    int frame,
    int hop) {

  /** Guard blocks on either side. */
  static final int GUARD_BLOCKS = 75;

  /** The sizes at 8000 or 16000 Hz. */
  static Sizes of(int sampleRate) {
    int block = sampleRate / 250;
    int fine = 16 * block;
    return new Sizes(
        sampleRate, block, GUARD_BLOCKS * block, 80 * block, fine, fine / 64, 8 * block, 4 * block);
  }

  /** Fewest samples a file may have: a quarter of a second. */
  int shortest() {
    return sampleRate / 4;
  }

  /** Smallest power of two that is at least {@code n}. */
  static int powerOfTwo(int n) {
    return n <= 1 ? 1 : Integer.highestOneBit(n - 1) << 1;
  }
}
