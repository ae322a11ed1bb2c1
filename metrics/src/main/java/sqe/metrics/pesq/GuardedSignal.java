package sqe.metrics.pesq;

/**
 * A signal between zeros (§3): guard, {@code length} samples, guard, tail.
 *
 * @param samples the whole buffer, {@code length + 2·guard + tail} values
 * @param length number of samples the file has
 * @param sizes lengths at this rate
 */
record GuardedSignal(double[] samples, int length, Sizes sizes) {

  /** A buffer of zeros for a file of {@code length} samples. */
  static GuardedSignal zeros(int length, Sizes sizes) {
    return new GuardedSignal(new double[length + 2 * sizes.guard() + sizes.tail()], length, sizes);
  }

  /** Index of the file's first sample. */
  int start() {
    return sizes.guard();
  }

  /** Index after the file's last sample. */
  int end() {
    return sizes.guard() + length;
  }

  /** Length without the tail. */
  int span() {
    return span(length, sizes);
  }

  /** Length without the tail for a file of {@code length} samples. */
  static int span(int length, Sizes sizes) {
    return length + 2 * sizes.guard();
  }
}
