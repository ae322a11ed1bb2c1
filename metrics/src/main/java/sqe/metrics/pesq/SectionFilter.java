package sqe.metrics.pesq;

import java.util.function.IntToDoubleFunction;
import sqe.dsp.HeldSamples;
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
  private final int sampleRate;
  private final boolean keeps;
  private final GainCurve levelCurve = GainCurve.levelBand();
  private final GainCurve receiveCurve = GainCurve.receive();
  private final double[] levelBand;
  private final double[] receive;

  /**
   * Filters for one transform length.
   *
   * @param keeps whether to keep factors and leave spectra unchanged, which needs memory; without,
   *     spectra are overwritten
   */
  SectionFilter(int length, int sampleRate, boolean keeps) {
    this.fft = new Fft(length);
    this.sampleRate = sampleRate;
    this.keeps = keeps;
    this.levelBand = keeps ? levelCurve.factors(length, sampleRate) : new double[0];
    this.receive = keeps ? receiveCurve.factors(length, sampleRate) : new double[0];
  }

  /** Number of samples the section of a file of {@code length} samples has: with its tail. */
  static int sectionLength(int length, Sizes sizes) {
    return length + sizes.tail();
  }

  /** Packed spectrum of the zero-padded samples times {@code scale}; a new array. */
  double[] spectrum(HeldSamples samples, double scale) {
    double[] spectrum = new double[fft.length()];
    samples.scaledTo(scale, spectrum);
    fft.forward(spectrum);
    return spectrum;
  }

  /** The signal confined to the band in which levels are measured. */
  double[] levelBand(double[] spectrum) {
    return filtered(spectrum, levelCurve, levelBand);
  }

  /** The signal behind the receive response. */
  double[] receive(double[] spectrum) {
    return filtered(spectrum, receiveCurve, receive);
  }

  private double[] filtered(double[] spectrum, GainCurve curve, double[] kept) {
    double[] result = keeps ? spectrum.clone() : spectrum;
    multiply(result, keeps ? k -> kept[k] : curve.walk(fft.length(), sampleRate));
    fft.inverse(result);
    return result;
  }

  private static void multiply(double[] spectrum, IntToDoubleFunction factors) {
    int half = spectrum.length / 2;
    spectrum[0] *= factors.applyAsDouble(0);
    for (int k = 1; k < half; k++) {
      double factor = factors.applyAsDouble(k);
      spectrum[2 * k] *= factor;
      spectrum[2 * k + 1] *= factor;
    }
    spectrum[1] *= factors.applyAsDouble(half);
  }
}
