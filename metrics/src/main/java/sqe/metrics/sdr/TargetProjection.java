package sqe.metrics.sdr;

import sqe.dsp.linear.Reductions;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * Energies of an estimate's projection onto a reference's shift space: e<sub>t</sub> = s * h and ŝ°
 * − e<sub>t</sub> over all N + L − 1 samples, where ŝ° is the zero-padded estimate.
 *
 * @param target ‖e<sub>t</sub>‖²
 * @param residual ‖ŝ° − e<sub>t</sub>‖²
 * @param filter the distortion filter
 */
record TargetProjection(double target, double residual, DistortionFilter filter) {

  /** The projection of an estimate that is not silent. */
  record Of(ShiftSpace space) implements Derivation<AnalysedSignal, TargetProjection> {
    @Override
    public TargetProjection from(AnalysedSignal estimate) {
      double[] y = space.prepare(estimate).values();
      var filter = estimate.derive(new DistortionFilter.Of(space, 0));
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
