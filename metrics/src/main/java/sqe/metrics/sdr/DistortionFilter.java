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
 * @param guard loading the solver had to add of itself, 0 if none
 */
record DistortionFilter(double[] taps, double coherence, double guard) {

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
      double scale = Math.sqrt(samples.energy()) / space.norm();
      for (int t = 0; t < taps.length; t++) {
        taps[t] *= scale;
      }
      return new DistortionFilter(taps, coherence, solution.loading());
    }
  }
}
