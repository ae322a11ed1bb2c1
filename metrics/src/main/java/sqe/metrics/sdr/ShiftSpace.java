package sqe.metrics.sdr;

import sqe.dsp.linear.BlockSpectra;
import sqe.dsp.linear.BlockTransform;
import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * The signals that a reference and its copies delayed by 1 … L − 1 samples span, each zero-padded
 * to N + L − 1 samples: what a distortion filter of L taps can make of the reference.
 *
 * <p>The reference's side of the projection, derived once for all its estimates. Equality is
 * identity, so that it can be part of the key of what is derived from an estimate.
 */
final class ShiftSpace {

  private final boolean zeroMean;
  private final BlockSpectra spectra;
  private final double norm;
  private final double[] unitAutocorrelation;

  private ShiftSpace(BlockTransform transform, boolean zeroMean, Samples reference) {
    this.zeroMean = zeroMean;
    this.spectra = new BlockSpectra(transform, reference.values());
    this.norm = Math.sqrt(reference.energy());
    double[] r = spectra.autocorrelation();
    double energy = r[0];
    for (int m = 0; m < r.length; m++) {
      r[m] /= energy;
    }
    this.unitAutocorrelation = r;
  }

  /** The space of a reference; undefined for a silent one. */
  record Of(BlockTransform transform, boolean zeroMean)
      implements Derivation<AnalysedSignal, ShiftSpace> {
    @Override
    public ShiftSpace from(AnalysedSignal reference) {
      Samples samples = reference.derive(new Samples.Of(zeroMean));
      Domain.requireSound(samples);
      return new ShiftSpace(transform, zeroMean, samples);
    }
  }

  /** An estimate prepared as the reference was. */
  Samples prepare(AnalysedSignal estimate) {
    return estimate.derive(new Samples.Of(zeroMean));
  }

  /** The reference's blocks. */
  BlockSpectra spectra() {
    return spectra;
  }

  /** ‖s‖. */
  double norm() {
    return norm;
  }

  /** Autocorrelation of the reference at unit energy, L values; not to be changed. */
  double[] unitAutocorrelation() {
    return unitAutocorrelation;
  }

  /** b[t] = Σ s[n]·ŝ[n + t] for signals of unit norm, L values. */
  double[] unitCorrelation(Samples estimate) {
    double[] b = spectra.correlation(estimate.values());
    double scale = norm * Math.sqrt(estimate.energy());
    for (int t = 0; t < b.length; t++) {
      b[t] /= scale;
    }
    return b;
  }
}
