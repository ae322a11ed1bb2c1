package sqe.metrics.pmsqe;

import sqe.dsp.linear.Reductions;

/**
 * Value of PMSQE and its gradient with respect to the power of the estimate's bins (§12, steps 1 to
 * 7), in one pass over the frames.
 *
 * <p>Conditions (activity, thresholds, limits) are constants. A frame's comparison yields its value
 * and, straight after, what changes of its cells would do to it; the terms that reach beyond the
 * frame, by way of the band factors and of the level, follow at the end. Step 8 is {@link
 * WaveformGradient}.
 */
final class PmsqeGradient implements WaveformGradient.BinGradient {

  private final ReferenceSide reference;
  private final BarkSpectrum estimate;
  private final Equaliser equaliser;
  private final PmsqeOptions options;
  private final int bands;
  private final double value;

  /** ∂/∂B of every cell: B1 first, B0 once the equaliser is differentiated. */
  private final double[] cells;

  private final double barkFactor;
  private final double levelShare;
  private final double[] bandBins;

  /**
   * Compares and differentiates.
   *
   * @param estimate with its spectra
   */
  PmsqeGradient(ReferenceSide reference, BarkSpectrum estimate, PmsqeOptions options) {
    this.reference = reference;
    this.estimate = estimate;
    this.options = options;
    this.equaliser = Pmsqe.equaliser(reference, estimate, options);
    Configuration configuration = estimate.configuration();
    bands = configuration.bands.count();
    cells = new double[estimate.power().length];
    value = differentiateFrames();
    differentiateEqualiser();
    double total = Reductions.dot(cells, estimate.power());
    barkFactor = configuration.powerScale * BarkSpectrum.LEVEL_TARGET / estimate.level();
    levelShare =
        total
            * configuration.levelScale
            * options.windowWeight()
            / (options.realFrames(estimate.frames()) * estimate.level());
    bandBins = new double[configuration.bands.bins()];
  }

  /** PMSQE. */
  double value() {
    return value;
  }

  /** Steps 1 to 5; returns PMSQE. */
  private double differentiateFrames() {
    FrameComparison comparison =
        new FrameComparison(reference, estimate, equaliser, options.gainEqualisation());
    FrameGradient back = new FrameGradient(comparison, reference);
    double[] values = new double[estimate.frames()];
    int realFrames = options.realFrames(values.length);
    for (int t = 0; t < values.length; t++) {
      if (options.isReal(t)) {
        values[t] = comparison.compute(t);
        back.compute(t, 1.0 / realFrames, cells);
      }
    }
    return Reductions.sum(values) / realFrames;
  }

  /** Step 6: g_0 = e·g_1 − [active]·(Σ_t g_1·B0)·e/M. */
  private void differentiateEqualiser() {
    double[] power = estimate.power();
    double[] shift = new double[bands];
    for (int i = 0; i < cells.length; i += bands) {
      for (int j = 0; j < bands; j++) {
        shift[j] += cells[i + j] * power[i + j];
      }
    }
    for (int j = 0; j < bands; j++) {
      shift[j] = equaliser.free()[j] ? shift[j] / equaliser.activePower()[j] : 0;
    }
    for (int i = 0; i < cells.length; i += bands) {
      for (int j = 0; j < bands; j++) {
        double change = reference.active()[i + j] ? cells[i + j] - shift[j] : cells[i + j];
        cells[i + j] = equaliser.factor()[j] * change;
      }
    }
  }

  /** Step 7: the bin's part in its band, and in the level that all bands are divided by. */
  @Override
  public void addTo(int frame, double[] gradient) {
    estimate.configuration().bands.applyTransposed(cells, frame * bands, bandBins);
    for (int k = 0; k < bandBins.length; k++) {
      gradient[k] += barkFactor * bandBins[k];
    }
    if (options.isReal(frame)) {
      for (int k = Configuration.LEVEL_FIRST_BIN; k <= Configuration.LEVEL_LAST_BIN; k++) {
        gradient[k] -= levelShare * Configuration.levelWeight(k);
      }
    }
  }
}
