package sqe.models.nisqa;

import java.util.Arrays;
import java.util.Locale;
import sqe.dsp.filterbank.SlaneyMelBands;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * What NISQA looks at: pieces of 15 frames, 4 apart, of a log-mel spectrogram.
 *
 * <p>Frames of 20 ms, 10 ms apart, at the signal's own rate, in the middle of a transform of 4096
 * points; the ends are mirrored. Magnitudes in 48 mel bands up to 20 kHz, whatever the rate: bands
 * beyond half the rate are empty, which the network takes for a band limit. Decibels, limited to 80
 * below the largest.
 *
 * @param count number of pieces
 * @param values [piece][band][frame], flat
 */
record MelSegments(int count, float[] values) {

  /** Bands of a frame. */
  static final int BANDS = 48;

  /** Frames of a piece. */
  static final int FRAMES = 15;

  /** More are refused by the published program; about 52 s. */
  static final int MOST = 1300;

  private static final int TRANSFORM = 4096;
  private static final int HALF = TRANSFORM / 2;
  private static final int STEP = 4;
  private static final double HIGHEST_HZ = 20000;
  private static final double FLOOR = 1e-4;
  private static final double RANGE_DB = 80;

  /**
   * The pieces of a signal.
   *
   * @param samples more than 2048; not changed
   * @throws UndefinedScoreException when the signal is too short, too long, or of a rate above
   *     204.8 kHz
   */
  static MelSegments of(double[] samples, int sampleRate) {
    int hop = (int) Math.floor(0.01 * sampleRate);
    int frameLength = (int) Math.floor(0.02 * sampleRate);
    if (frameLength > TRANSFORM || hop < 1) {
      throw new UndefinedScoreException(
          Reason.WRONG_RATE, "exists from 100 to 204800 Hz, the pair has " + sampleRate + " Hz");
    }
    int fewest = Math.max(HALF + 1, (FRAMES - 1) * hop);
    if (samples.length < fewest) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(Locale.ROOT, "needs %d samples, has %d", fewest, samples.length));
    }
    int frames = samples.length / hop + 1;
    int count = (frames - FRAMES) / STEP + 1;
    if (count > MOST) {
      throw new UndefinedScoreException(
          Reason.OUT_OF_DOMAIN,
          String.format(
              Locale.ROOT,
              "listens to %d pieces of 150 ms at most, about 52 s; here are %d",
              MOST,
              count));
    }
    return new MelSegments(count, pieces(spectrogram(samples, sampleRate, frames, hop), count));
  }

  /** Decibels, [frame][band], flat. */
  static double[] spectrogram(double[] samples, int sampleRate, int frames, int hop) {
    Fft transform = new Fft(TRANSFORM);
    double[] window = Windows.periodicHann((int) Math.floor(0.02 * sampleRate));
    int offset = (TRANSFORM - window.length) / 2;
    SlaneyMelBands filters =
        new SlaneyMelBands(SlaneyMelBands.Use.NETWORK, sampleRate, TRANSFORM, BANDS, 0, HIGHEST_HZ);
    double[] frame = new double[TRANSFORM];
    double[] magnitude = new double[transform.bins()];
    double[] mel = new double[frames * BANDS];
    for (int t = 0; t < frames; t++) {
      Arrays.fill(frame, 0);
      for (int i = 0; i < window.length; i++) {
        frame[offset + i] = window[i] * mirrored(samples, t * hop + offset + i - HALF);
      }
      transform.forward(frame);
      transform.power(frame, magnitude, 0);
      for (int k = 0; k < magnitude.length; k++) {
        magnitude[k] = Math.sqrt(magnitude[k]);
      }
      filters.apply(magnitude, mel, t * BANDS);
    }
    return decibels(mel);
  }

  private static double mirrored(double[] samples, int position) {
    int index = Math.abs(position);
    return samples[index < samples.length ? index : 2 * (samples.length - 1) - index];
  }

  private static double[] decibels(double[] mel) {
    double largest = Double.NEGATIVE_INFINITY;
    double[] level = new double[mel.length];
    for (int i = 0; i < mel.length; i++) {
      level[i] = 20 * StrictMath.log10(Math.max(mel[i], FLOOR));
      largest = Math.max(largest, level[i]);
    }
    for (int i = 0; i < mel.length; i++) {
      level[i] = Math.max(level[i], largest - RANGE_DB);
    }
    return level;
  }

  private static float[] pieces(double[] level, int count) {
    float[] values = new float[count * BANDS * FRAMES];
    int to = 0;
    for (int piece = 0; piece < count; piece++) {
      for (int band = 0; band < BANDS; band++) {
        for (int t = 0; t < FRAMES; t++) {
          values[to++] = (float) level[(piece * STEP + t) * BANDS + band];
        }
      }
    }
    return values;
  }
}
