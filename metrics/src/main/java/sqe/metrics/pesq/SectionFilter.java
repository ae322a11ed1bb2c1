package sqe.metrics.pesq;

import sqe.dsp.spectrum.Fft;

/**
 * Zero-phase filtering of a whole file by its spectrum (§4.0), for one transform length.
 *
 * <p>The transform length is the smallest power of two that holds the signal and its tail, and the
 * filter is circular over exactly that length. Level measurement and receive response start from
 * one spectrum: it is taken once, and the level gain, a constant, is applied after the filter.
 */
final class SectionFilter {

  private final Fft fft;
  private final double[] levelBand;
  private final double[] receive;

  SectionFilter(int length, int sampleRate) {
    this.fft = new Fft(length);
    this.levelBand = GainCurve.levelBand().factors(length, sampleRate);
    this.receive = GainCurve.receive().factors(length, sampleRate);
  }

  /** Number of samples the section of a file of {@code length} samples has: with its tail. */
  static int sectionLength(int length, Sizes sizes) {
    return length + sizes.tail();
  }

  /** Packed spectrum of the zero-padded samples times {@code scale}; a new array. */
  double[] spectrum(double[] samples, double scale) {
    double[] spectrum = new double[fft.length()];
    for (int i = 0; i < samples.length; i++) {
      spectrum[i] = samples[i] * scale;
    }
    fft.forward(spectrum);
    return spectrum;
  }

  /** The signal confined to the band in which levels are measured; a new array. */
  double[] levelBand(double[] spectrum) {
    return filtered(spectrum, levelBand);
  }

  /** The signal behind the receive response; a new array. */
  double[] receive(double[] spectrum) {
    return filtered(spectrum, receive);
  }

  private double[] filtered(double[] spectrum, double[] factors) {
    int half = factors.length - 1;
    double[] result = new double[spectrum.length];
    result[0] = spectrum[0] * factors[0];
    result[1] = spectrum[1] * factors[half];
    for (int k = 1; k < half; k++) {
      result[2 * k] = spectrum[2 * k] * factors[k];
      result[2 * k + 1] = spectrum[2 * k + 1] * factors[k];
    }
    fft.inverse(result);
    return result;
  }
}
