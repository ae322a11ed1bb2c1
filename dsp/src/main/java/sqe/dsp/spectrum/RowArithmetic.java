package sqe.dsp.spectrum;

import sqe.dsp.VectorModule;

/**
 * The inner loops of {@link FrameBatch}: one butterfly or one pair of bins of every frame at once.
 *
 * <p>Real and imaginary parts are {@code [row][frame]}; a method changes the rows it names, in
 * their first {@code width} values, a multiple of eight. All operands of a loop have the same
 * index, and every implementation does the same operations in the same order without fusing them,
 * so results are the same to the bit.
 */
interface RowArithmetic {

  /**
   * A radix-4 butterfly with decimation in frequency, of rows {@code first}, {@code first +
   * quarter} and so on. Row r of the result is Σ_q a_q·(−j)^(rq)·W^(r·turn), W = cos + j·sin.
   *
   * @param cos real parts of the powers of e^(−j2π/n)
   * @param sin their imaginary parts
   * @param turn the power that row 1 is multiplied by
   */
  void forward4(
      double[][] re,
      double[][] im,
      int first,
      int quarter,
      double[] cos,
      double[] sin,
      int turn,
      int width);

  /**
   * As the other, without rotation. With {@code re} and {@code im} exchanged it is its own inverse,
   * but for a factor of 4.
   */
  void forward4(double[][] re, double[][] im, int first, int quarter, int width);

  /** The inverse of {@link #forward4}, but for a factor of 4. */
  void inverse4(
      double[][] re,
      double[][] im,
      int first,
      int quarter,
      double[] cos,
      double[] sin,
      int turn,
      int width);

  /** Sum and difference of rows {@code first} and {@code first + 1}. */
  void pair(double[][] re, double[][] im, int first, int width);

  /**
   * From the transform Z of even samples + j·odd samples to that of all samples, at bins k and n/2
   * − k.
   *
   * @param low row of Z[k]
   * @param high row of Z[n/2 − k], another one
   * @param cos real part of e^(−j2πk/n)
   * @param sin its imaginary part
   */
  void untangle(double[][] re, double[][] im, int low, int high, double cos, double sin, int width);

  /** As {@link #untangle}, to |X|², which replaces the real parts; imaginary parts are kept. */
  void powers(double[][] re, double[][] im, int low, int high, double cos, double sin, int width);

  /** The inverse of {@link #untangle}, times {@code 2·scale}. */
  void tangle(
      double[][] re,
      double[][] im,
      int low,
      int high,
      double cos,
      double sin,
      double scale,
      int width);

  /**
   * {@link #untangle} of two signals' rows, the product conj(A)·B, and {@link #tangle}.
   *
   * @param bRe not changed
   * @param bIm not changed
   */
  void correlate(
      double[][] re,
      double[][] im,
      double[][] bRe,
      double[][] bIm,
      int low,
      int high,
      double cos,
      double sin,
      double scale,
      int width);

  /** The fastest implementation this JVM has. */
  static RowArithmetic fastest() {
    return VectorModule.isPresent() ? new VectorRows() : new PlainRows();
  }
}
