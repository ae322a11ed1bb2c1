package sqe.metrics.intelligibility;

import sqe.dsp.linear.Reductions;
import sqe.dsp.spectrum.FrameBatch;

/**
 * Magnitude-squared coherence of two signals over a class of frames, γ² = |Σ X*Y|²/(Σ|X|² Σ|Y|²) in
 * each bin. Each place in a batch has sums of its own, which are added up at the end: rows of
 * frames become vector instructions. Mutable while frames are added.
 */
final class ClassCoherence {

  private final double[][] crossRe;
  private final double[][] crossIm;
  private final double[][] powerX;
  private final double[][] powerY;
  private final double[] nothing = new double[FrameBatch.FRAMES];

  /** Of no frames yet, in bins below half the sample rate. */
  ClassCoherence(int bins) {
    this.crossRe = new double[bins][FrameBatch.FRAMES];
    this.crossIm = new double[bins][FrameBatch.FRAMES];
    this.powerX = new double[bins][FrameBatch.FRAMES];
    this.powerY = new double[bins][FrameBatch.FRAMES];
  }

  /**
   * Adds frames.
   *
   * @param x spectra of the reference
   * @param y spectra of the estimate
   * @param count how many
   */
  void add(FrameBatch x, FrameBatch y, int count) {
    for (int k = 0; k < crossRe.length; k++) {
      // The imaginary row of bin 0 holds another bin.
      double[] xIm = k == 0 ? nothing : x.im(k);
      double[] yIm = k == 0 ? nothing : y.im(k);
      addProducts(crossRe[k], x.re(k), y.re(k), xIm, yIm, count);
      subtractProducts(crossIm[k], x.re(k), yIm, xIm, y.re(k), count);
      addProducts(powerX[k], x.re(k), x.re(k), xIm, xIm, count);
      addProducts(powerY[k], y.re(k), y.re(k), yIm, yIm, count);
    }
  }

  private static void addProducts(
      double[] sum, double[] a, double[] b, double[] c, double[] d, int count) {
    for (int f = 0; f < count; f++) {
      sum[f] += a[f] * b[f] + c[f] * d[f];
    }
  }

  private static void subtractProducts(
      double[] sum, double[] a, double[] b, double[] c, double[] d, int count) {
    for (int f = 0; f < count; f++) {
      sum[f] += a[f] * b[f] - c[f] * d[f];
    }
  }

  /** γ² of the bins; 0 where one of the signals has no power. */
  double[] coherence() {
    double[] coherence = new double[crossRe.length];
    for (int k = 0; k < coherence.length; k++) {
      double re = Reductions.sum(crossRe[k]);
      double im = Reductions.sum(crossIm[k]);
      double product = Reductions.sum(powerX[k]) * Reductions.sum(powerY[k]);
      coherence[k] = product == 0 ? 0 : (re * re + im * im) / product;
    }
    return coherence;
  }
}
