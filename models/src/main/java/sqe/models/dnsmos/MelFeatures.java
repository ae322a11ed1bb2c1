package sqe.models.dnsmos;

import sqe.dsp.filterbank.SlaneyMelBands;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;
import sqe.models.dnsmos.DnsmosOptions.Padding;

/**
 * The scaled log-mel spectrogram that the network of P.808 listens to.
 *
 * <p>900 frames of 321 samples, 160 apart, with a periodic Hann window; power spectra in 120 mel
 * bands; decibels below the loudest cell of the window, at most 80; (d + 40)/40. The level of the
 * signal does not matter.
 *
 * <p>321 is odd and 3·107, which no fast transform likes: a frame is padded to 642, whose even bins
 * are the bins of 321.
 */
final class MelFeatures {

  /** Frames of a window. */
  static final int FRAMES = 900;

  /** Bands of a frame. */
  static final int BANDS = 120;

  private static final int FRAME = 321;
  private static final int HOP = 160;
  private static final int BINS = FRAME / 2 + 1;
  private static final int USED = FRAMES * HOP;
  private static final double FLOOR = 1e-10;
  private static final double RANGE_DB = 80;

  private final Fft transform = new Fft(2 * FRAME);
  private final double[] window = Windows.periodicHann(FRAME);
  private final SlaneyMelBands filters =
      new SlaneyMelBands(
          SlaneyMelBands.Use.NETWORK,
          SpeechWindows.SAMPLE_RATE,
          FRAME,
          BANDS,
          0,
          SpeechWindows.SAMPLE_RATE / 2.0);

  /**
   * The features of a window.
   *
   * @return [frame][band], flat; a new array
   */
  float[] of(SpeechWindows windows, int index, Padding padding) {
    double[] energy = new double[FRAMES * BANDS];
    double[] frame = new double[2 * FRAME];
    double[] power = new double[BINS];
    for (int t = 0; t < FRAMES; t++) {
      for (int i = 0; i < FRAME; i++) {
        frame[i] = window[i] * sample(windows, index, t * HOP + i - HOP, padding);
        frame[FRAME + i] = 0;
      }
      transform.forward(frame);
      power[0] = frame[0] * frame[0];
      for (int k = 1; k < BINS; k++) {
        // bin 2k of 642 points is bin k of 321
        power[k] = frame[4 * k] * frame[4 * k] + frame[4 * k + 1] * frame[4 * k + 1];
      }
      filters.apply(power, energy, t * BANDS);
    }
    return scaled(energy);
  }

  private static double sample(SpeechWindows windows, int index, int position, Padding padding) {
    if (position >= 0 && position < USED) {
      return windows.sample(index, position);
    }
    if (padding == Padding.ZEROS) {
      return 0;
    }
    return windows.sample(index, position < 0 ? -position : 2 * (USED - 1) - position);
  }

  private static float[] scaled(double[] energy) {
    double loudest = FLOOR;
    for (double value : energy) {
      loudest = Math.max(loudest, value);
    }
    double reference = decibels(loudest);
    float[] features = new float[energy.length];
    for (int i = 0; i < features.length; i++) {
      double below = Math.max(decibels(Math.max(energy[i], FLOOR)) - reference, -RANGE_DB);
      features[i] = (float) ((below + RANGE_DB / 2) / (RANGE_DB / 2));
    }
    return features;
  }

  private static double decibels(double energy) {
    return 10 * StrictMath.log10(energy);
  }
}
