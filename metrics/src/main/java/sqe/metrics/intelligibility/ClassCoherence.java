package sqe.metrics.intelligibility;

import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.PackedSpectra;

/**
 * Magnitude-squared coherence of two signals over a class of frames, γ² = |Σ X*Y|²/(Σ|X|² Σ|Y|²) in
 * each bin. Mutable while frames are added.
 */
final class ClassCoherence {

  private final Fft fft;
  private final double[] cross;
  private final double[] powerX;
  private final double[] powerY;
  private final double[] power;

  ClassCoherence(Fft fft) {
    this.fft = fft;
    this.cross = new double[fft.length()];
    this.powerX = new double[fft.bins()];
    this.powerY = new double[fft.bins()];
    this.power = new double[fft.bins()];
  }

  /**
   * Adds a frame.
   *
   * @param x packed spectrum of the reference; not changed
   * @param y packed spectrum of the estimate; not changed
   * @param ofY power spectrum of the estimate; not changed
   */
  void add(double[] x, double[] y, double[] ofY) {
    PackedSpectra.accumulateCorrelation(x, y, cross);
    fft.power(x, power, 0);
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
    double[] coherence = new double[fft.bins() - 1];
    for (int k = 0; k < coherence.length; k++) {
      double re = cross[2 * k];
      double im = k == 0 ? 0 : cross[2 * k + 1];
      double product = powerX[k] * powerY[k];
      coherence[k] = product == 0 ? 0 : (re * re + im * im) / product;
    }
    return coherence;
  }
}
