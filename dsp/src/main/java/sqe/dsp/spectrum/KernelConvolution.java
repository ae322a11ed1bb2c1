package sqe.dsp.spectrum;

/** Circular convolution of long signals with one kernel, whose spectrum is kept. Immutable. */
sealed interface KernelConvolution permits PlainConvolution, FivefoldConvolution {

  /**
   * From here on a transform does not fit into a core's cache, and five shorter ones are faster.
   */
  int LONG = 1 << 18;

  /** A number of points, not less than asked for, that is fast. */
  static int points(int atLeast) {
    int power = Math.max(2, Integer.highestOneBit(Math.max(1, atLeast - 1)) << 1);
    int fivefold = power / 8 * 5;
    return power >= LONG && fivefold >= atLeast ? fivefold : power;
  }

  /**
   * Plans the convolution with a kernel.
   *
   * @param kernel of a number of points from {@link #points}; not kept
   */
  static KernelConvolution with(double[] kernel) {
    return kernel.length % 5 == 0 ? new FivefoldConvolution(kernel) : new PlainConvolution(kernel);
  }

  /**
   * The first values of the convolution.
   *
   * @param x at most as many samples as the kernel has; not changed
   * @param count how many values
   * @return a new array
   */
  double[] convolve(double[] x, int count);
}
