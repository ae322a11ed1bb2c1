package sqe.metrics.pesq;

import sqe.metrics.AnalysedSignal;
import sqe.metrics.Derivation;

/**
 * What the perceptual model makes of the reference alone (§8.1 to §8.4).
 *
 * @param frames the frames
 * @param excitation of every frame and band, not compensated
 * @param silent the frames that average spectra leave out
 * @param sum of the excitations that clearly exceed the threshold of hearing, one a band
 */
record ReferenceExcitation(
    FrameRange frames, double[][] excitation, boolean[] silent, double[] sum) {

  /** Excitations count in averages from this many times the threshold of hearing on. */
  static final double CLEARLY_AUDIBLE = 100;

  private static final double SILENCE = 1e7;

  /**
   * The excitation of a reference.
   *
   * @param model which model signal
   */
  record Of(ModelSignal model) implements Derivation<AnalysedSignal, ReferenceExcitation> {

    @Override
    public ReferenceExcitation from(AnalysedSignal signal) {
      return of(signal.derive(model), model.tables(), model.commonSpan());
    }
  }

  private static ReferenceExcitation of(
      GuardedSignal reference, PesqTables tables, int commonSpan) {
    FrameRange frames = FrameRange.of(reference, commonSpan);
    BarkBands bands = tables.bands();
    var analyser = new FrameAnalyser(tables);
    double[][] excitation = new double[Math.max(0, frames.count())][bands.count()];
    boolean[] silent = new boolean[excitation.length];
    for (int k = 0; k < excitation.length; k++) {
      int from = reference.start() + k * tables.sizes().hop();
      analyser.excite(reference.samples(), from, excitation[k]);
    }
    analyser.finish(reference.samples());
    for (int k = 0; k < excitation.length; k++) {
      silent[k] = bands.audible(excitation[k], CLEARLY_AUDIBLE) < SILENCE;
    }
    return new ReferenceExcitation(frames, excitation, silent, sum(excitation, silent, bands));
  }

  /** Sum over the frames that are not silent of what is clearly audible, one value a band. */
  static double[] sum(double[][] excitation, boolean[] silent, BarkBands bands) {
    double[] threshold = bands.thresholds();
    double[] sum = new double[threshold.length];
    for (int k = 0; k < excitation.length; k++) {
      if (!silent[k]) {
        for (int b = 0; b < sum.length; b++) {
          if (excitation[k][b] > CLEARLY_AUDIBLE * threshold[b]) {
            sum[b] += excitation[k][b];
          }
        }
      }
    }
    return sum;
  }
}
