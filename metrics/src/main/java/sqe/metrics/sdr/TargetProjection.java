package sqe.metrics.sdr;

import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Energies of an estimate's projection onto a reference's shift space: e<sub>t</sub> = s * h and ŝ°
 * − e<sub>t</sub> over all N + L − 1 samples, where ŝ° is the zero-padded estimate.
 *
 * <p>Both follow from the correlations alone, without filtering the reference: ‖e<sub>t</sub>‖² =
 * ⟨h,R·h⟩ and ‖ŝ° − e<sub>t</sub>‖² = ‖ŝ‖² − 2⟨h,b⟩ + ⟨h,R·h⟩. The second is a difference of nearly
 * equal numbers when the residual is small or the taps are large; rounding is bounded by the size
 * of the taps, and wherever that bound exceeds 10⁻⁹ dB the reference is filtered and the residual
 * summed sample by sample, as for every near-perfect estimate.
 *
 * @param target ‖e<sub>t</sub>‖²
 * @param residual ‖ŝ° − e<sub>t</sub>‖²
 * @param filter the distortion filter
 */
record TargetProjection(double target, double residual, DistortionFilter filter) {

  /** Largest relative error of the residual that is accepted from the closed form: 10⁻⁹ dB. */
  private static final double CLOSED_FORM_ERROR = 1e-9 * 0.23;

  /** The projection of an estimate that is not silent. */
  record Of(ShiftSpace space) implements Derivation<AnalysedSignal, TargetProjection> {
    @Override
    public TargetProjection from(AnalysedSignal estimate) {
      double[] y = space.prepare(estimate).values();
      var filter = estimate.derive(new DistortionFilter.Of(space, 0));
      if (filter.shareError() <= CLOSED_FORM_ERROR * filter.residualShare()) {
        double energy = space.prepare(estimate).energy();
        return new TargetProjection(
            energy * filter.targetShare(), energy * filter.residualShare(), filter);
      }
      double[] energies = new double[2];
      space
          .spectra()
          .convolve(
              filter.taps(),
              (from, block, length) -> {
                energies[0] += Reductions.dot(block, 0, block, 0, length);
                subtractFrom(y, from, block, length);
                energies[1] += Reductions.dot(block, 0, block, 0, length);
              });
      return new TargetProjection(energies[0], energies[1], filter);
    }
  }

  /** {@code block = y − block}, y being zero beyond its end. */
  private static void subtractFrom(double[] y, int from, double[] block, int length) {
    int common = Math.max(0, Math.min(length, y.length - from));
    for (int i = 0; i < common; i++) {
      block[i] = y[from + i] - block[i];
    }
  }
}
