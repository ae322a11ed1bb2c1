package sqe.metrics.sdr;

import sqe.dsp.linear.Reductions;
import sqe.dsp.linear.Toeplitz;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * The filter h that brings the reference closest to an estimate, from the Toeplitz system R·h = b
 * of the signals at unit norm.
 *
 * @param taps of the signals as they are, L values
 * @param coherence c = ⟨b,h⟩, the share of the estimate's energy that the projection holds
 * @param targetShare ⟨h,R·h⟩ without any loading: the energy of the filtered reference, re that of
 *     the estimate
 * @param shareError how far rounding may put either share off
 * @param guard loading the solver had to add of itself, 0 if none
 */
record DistortionFilter(
    double[] taps, double coherence, double targetShare, double shareError, double guard) {

  /** Rounding of a correlation at unit energy, and of a product with it. */
  private static final double ROUNDING = 4 * Math.ulp(1.0);

  /**
   * The filter from a reference's space to an estimate that is not silent.
   *
   * @param space the reference's side
   * @param loading added to the diagonal
   */
  record Of(ShiftSpace space, double loading)
      implements Derivation<AnalysedSignal, DistortionFilter> {
    @Override
    public DistortionFilter from(AnalysedSignal estimate) {
      Samples samples = space.prepare(estimate);
      double[] b = space.unitCorrelation(samples);
      double[] r = space.unitAutocorrelation().clone();
      r[0] += loading;
      Toeplitz.Solution solution = Toeplitz.solve(r, b);
      double[] taps = solution.values();
      double coherence = Reductions.dot(b, taps);
      double targetShare = quadraticForm(space.unitAutocorrelation(), taps);
      double size = 1 + sumOfSizes(taps);
      double scale = Math.sqrt(samples.energy()) / space.norm();
      for (int t = 0; t < taps.length; t++) {
        taps[t] *= scale;
      }
      return new DistortionFilter(
          taps, coherence, targetShare, ROUNDING * size * size, solution.loading());
    }
  }

  /** ‖ŝ° − s * h‖² re ‖ŝ‖²: 1 − 2⟨b,h⟩ + ⟨h,R·h⟩, which holds for any h, solved well or badly. */
  double residualShare() {
    return 1 - 2 * coherence + targetShare;
  }

  /** ⟨h,R·h⟩ = r₀·a₀ + 2·Σ rₘ·aₘ with the autocorrelation a of h; L²/2 products. */
  private static double quadraticForm(double[] r, double[] h) {
    double[] a = new double[h.length];
    for (int m = 0; m < h.length; m++) {
      a[m] = Reductions.dot(h, 0, h, m, h.length - m);
    }
    return 2 * Reductions.dot(r, a) - r[0] * a[0];
  }

  private static double sumOfSizes(double[] h) {
    double sum = 0;
    for (double tap : h) {
      sum += Math.abs(tap);
    }
    return sum;
  }
}
