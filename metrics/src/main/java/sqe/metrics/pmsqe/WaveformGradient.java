package sqe.metrics.pmsqe;

import java.util.Arrays;
import sqe.dsp.spectrum.FrameBatch;

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
    double[] bins = new double[configuration.transform.bins()];
    FrameBatch batch = new FrameBatch(configuration.transform);
    double[] values = new double[FrameBatch.FRAMES * n];
    for (int first = 0; first < spectrum.frames(); first += FrameBatch.FRAMES) {
      int count = Math.min(FrameBatch.FRAMES, spectrum.frames() - first);
      for (int f = 0; f < count; f++) {
        Arrays.fill(bins, 0);
        criterion.addTo(first + f, bins);
        weigh(spectrum.spectra(), (first + f) * n, bins, values, f * n, n);
      }
      batch.loadSpectra(values, 0, count);
      batch.samples();
      batch.storeSamples(values, 0, count);
      for (int f = 0; f < count; f++) {
        int start = (first + f) * configuration.hop;
        for (int i = 0; i < n; i++) {
          gradient[start + i] += configuration.window[i] * values[f * n + i];
        }
      }
    }
    return gradient;
  }

  /** Packs n·g·Y, doubled where the inverse transform does not do it: at the two real bins. */
  private static void weigh(
      double[] spectra, int offset, double[] bins, double[] values, int to, int n) {
    values[to] = 2 * n * bins[0] * spectra[offset];
    values[to + 1] = 2 * n * bins[n / 2] * spectra[offset + 1];
    for (int k = 1; k < n / 2; k++) {
      double factor = n * bins[k];
      values[to + 2 * k] = factor * spectra[offset + 2 * k];
      values[to + 2 * k + 1] = factor * spectra[offset + 2 * k + 1];
    }
  }
}
