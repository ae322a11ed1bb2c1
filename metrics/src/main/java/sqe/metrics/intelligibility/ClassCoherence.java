package sqe.metrics.intelligibility;

import sqe.dsp.spectrum.PackedSpectra;

/**
 * Magnitude-squared coherence of two signals over a class of frames, γ² = |Σ X*Y|²/(Σ|X|² Σ|Y|²) in
 * each bin. Mutable while frames are added.
 */
final class ClassCoherence {

  private final int points;
  private final double[] cross;
  private final double[] powerX;
  private final double[] powerY;
  private final double[] power;

  ClassCoherence(int points) {
    this.points = points;
    this.cross = new double[points];
    this.powerX = new double[points / 2 + 1];
    this.powerY = new double[points / 2 + 1];
    this.power = new double[points / 2 + 1];
  }

  /**
   * Adds a frame.
   *
   * @param x packed spectra of the reference; not changed
   * @param y packed spectra of the estimate; not changed
   * @param from where the frame's begins in both
   * @param ofY power spectrum of the estimate; not changed
   */
  void add(double[] x, double[] y, int from, double[] ofY) {
    PackedSpectra.accumulateCorrelation(x, y, from, cross);
    PackedSpectra.power(x, from, points, power);
    accumulate(powerX, power);
    accumulate(powerY, ofY);
  }

  private static void accumulate(double[] sum, double[] values) {
    for (int k = 0; k < sum.length; k++) {
      sum[k] += values[k];
    }
  }

  /** γ² of the bins below half the sample rate; 0 where one of the signals has no power. */
  double[] coherence() {
    double[] coherence = new double[points / 2];
    for (int k = 0; k < coherence.length; k++) {
      double re = cross[2 * k];
      double im = k == 0 ? 0 : cross[2 * k + 1];
      double product = powerX[k] * powerY[k];
      coherence[k] = product == 0 ? 0 : (re * re + im * im) / product;
    }
    return coherence;
  }
}
