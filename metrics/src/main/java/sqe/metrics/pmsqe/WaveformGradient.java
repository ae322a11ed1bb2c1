package sqe.metrics.pmsqe;

import java.util.Arrays;

/**
 * From bins back to samples (§12, step 8): given ∂/∂P of every bin of every frame, the gradient of
 * a frame is
 *
 * <pre>
 *   f[i] = window[i] · Re Σ_{k=0..n/2} 2·g[k]·Y[k]·e^(+j2πki/n)
 * </pre>
 *
 * <p>and frames overlap and add. One inverse FFT a frame.
 */
final class WaveformGradient {

  private WaveformGradient() {}

  /** What a criterion knows of the power of each bin. */
  @FunctionalInterface
  interface BinGradient {

    /**
     * Adds ∂/∂P of a frame's bins.
     *
     * @param frame which one
     * @param gradient one value a bin, added to
     */
    void addTo(int frame, double[] gradient);
  }

  /**
   * The gradient of a criterion.
   *
   * @param spectrum of the estimate, with its spectra
   * @param length of the estimate in samples
   * @param criterion what is differentiated
   * @return ∂/∂sample, a new array; 0 after the last complete frame
   */
  static double[] of(BarkSpectrum spectrum, int length, BinGradient criterion) {
    Configuration configuration = spectrum.configuration();
    int n = configuration.frameLength;
    double[] gradient = new double[length];
    double[] bins = new double[configuration.fft.bins()];
    double[] frame = new double[n];
    for (int t = 0; t < spectrum.frames(); t++) {
      Arrays.fill(bins, 0);
      criterion.addTo(t, bins);
      weigh(spectrum.spectra(), t * n, bins, frame);
      configuration.fft.inverse(frame);
      int start = t * configuration.hop;
      for (int i = 0; i < n; i++) {
        gradient[start + i] += configuration.window[i] * frame[i];
      }
    }
    return gradient;
  }

  /** Packs n·g·Y, doubled where the inverse transform does not do it: at the two real bins. */
  private static void weigh(double[] spectra, int offset, double[] bins, double[] frame) {
    int n = frame.length;
    frame[0] = 2 * n * bins[0] * spectra[offset];
    frame[1] = 2 * n * bins[n / 2] * spectra[offset + 1];
    for (int k = 1; k < n / 2; k++) {
      double factor = n * bins[k];
      frame[2 * k] = factor * spectra[offset + 2 * k];
      frame[2 * k + 1] = factor * spectra[offset + 2 * k + 1];
    }
  }
}
