package sqe.dsp.filterbank;

import sqe.dsp.VectorModule;

/**
 * Runs cascades over samples, in all lanes.
 *
 * <pre>
 *   y[n] = f[n] − (a₁y[n−1] + a₂y[n−2])
 *   f[n] = (u[n] + b₁u[n−1]) + (now·h[n] + later·h[n−1])
 * </pre>
 *
 * <p>u of a section is y of the one before, and now and later are those of a {@link CascadeStop}.
 * Every implementation does the same operations in the same order without fusing them, so results
 * are the same to the bit.
 */
interface CascadeArithmetic {

  /**
   * Moves cascades on.
   *
   * @param input u of the first sections
   * @param stop what is added to f besides
   * @param h one value a sample, after h[n−1] of the first
   * @param count number of samples, at least one
   * @param output y of the last sections, {@code [sample][lane]}
   */
  void run(
      CascadeCoefficients coefficients,
      CascadeState state,
      double[] input,
      CascadeStop stop,
      double[] h,
      int count,
      double[][] output);

  /** {@code im = scale·√(re² + im²)} of the lanes of one sample. */
  void magnitudes(double[] re, double[] im, double[] scale);

  /** The fastest implementation this JVM has. */
  static CascadeArithmetic fastest() {
    return VectorModule.isPresent() ? new VectorCascades() : new PlainCascades();
  }
}
