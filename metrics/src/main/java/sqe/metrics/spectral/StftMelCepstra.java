package sqe.metrics.spectral;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import sqe.dsp.cepstrum.MelCepstrum;
import sqe.dsp.spectrum.Fft;
import sqe.dsp.spectrum.Windows;
import sqe.metrics.RatePlans;
import sqe.metrics.UndefinedScoreException;
import sqe.metrics.UndefinedScoreException.Reason;

/**
 * From a signal to mel-cepstra of its short-time spectrum: whole frames of 25 ms every 5 ms,
 * Blackman window, transforms of 1024 points or the next power of two, order 39, axis by rate.
 * Immutable.
 */
final class StftMelCepstra {

  static final int ORDER = 39;

  private static final double FRAME_SECONDS = 0.025;
  private static final double HOP_SECONDS = 0.005;
  private static final int FEWEST_POINTS = 1024;
  private static final double FLOOR = 1e-10;

  /** All-pass constants by rate in Hz. */
  private static final Map<Integer, Double> ALPHAS =
      Map.of(8000, 0.31, 16000, 0.42, 22050, 0.455, 24000, 0.466, 44100, 0.544, 48000, 0.554);

  /**
   * What comes out.
   *
   * @param cepstra {@code [frame][coefficient]}, c_0 to c_39
   * @param powers of each frame, floor included
   */
  record Frames(double[][] cepstra, double[] powers) {}

  private final double[] window;
  private final int hop;
  private final Fft fft;
  private final MelCepstrum transform;

  private StftMelCepstra(int sampleRate, double alpha) {
    this.window = Windows.blackman((int) Math.rint(FRAME_SECONDS * sampleRate));
    this.hop = (int) Math.rint(HOP_SECONDS * sampleRate);
    int points = Integer.highestOneBit(window.length - 1) << 1;
    this.fft = new Fft(Math.max(FEWEST_POINTS, points));
    this.transform = new MelCepstrum(ORDER, alpha, fft.length());
  }

  static RatePlans<StftMelCepstra> byRate() {
    return new RatePlans<>(StftMelCepstra::at);
  }

  /** Rates in Hz at which there are some. */
  static int[] sampleRates() {
    return ALPHAS.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
  }

  private static StftMelCepstra at(int sampleRate) {
    Double alpha = ALPHAS.get(sampleRate);
    if (alpha == null) {
      throw UndefinedScoreException.wrongRate(ALPHAS.keySet(), sampleRate);
    }
    return new StftMelCepstra(sampleRate, alpha);
  }

  /**
   * Number of frames of a signal.
   *
   * @throws UndefinedScoreException when there is none
   */
  int frames(int samples) {
    if (samples < window.length) {
      throw new UndefinedScoreException(
          Reason.TOO_SHORT,
          String.format(
              Locale.ROOT, "needs a frame of %d samples, has %d", window.length, samples));
    }
    return 1 + (samples - window.length) / hop;
  }

  /**
   * The mel-cepstra of a signal.
   *
   * @throws UndefinedScoreException when it is shorter than a frame or a power overflows
   */
  Frames of(double[] x) {
    int frames = frames(x.length);
    double[][] cepstra = new double[frames][];
    double[] powers = new double[frames];
    double[] frame = new double[fft.length()];
    double[] power = new double[fft.bins()];
    for (int t = 0; t < frames; t++) {
      spectrum(x, t * hop, frame, power);
      powers[t] = mean(power);
      if (!Double.isFinite(powers[t])) {
        throw new UndefinedScoreException(Reason.NOT_FINITE, "the power of a frame overflows");
      }
      cepstra[t] = transform.of(power);
    }
    return new Frames(cepstra, powers);
  }

  private void spectrum(double[] x, int from, double[] frame, double[] power) {
    Arrays.fill(frame, 0);
    for (int i = 0; i < window.length; i++) {
      frame[i] = window[i] * x[from + i];
    }
    fft.forward(frame);
    fft.power(frame, power, 0);
    for (int k = 0; k < power.length; k++) {
      power[k] = Math.max(power[k], FLOOR);
    }
  }

  /** (S_0 + S_K + 2 Σ S_k)/n: the mean over the whole circle. */
  private double mean(double[] power) {
    double sum = power[0] + power[power.length - 1];
    for (int k = 1; k < power.length - 1; k++) {
      sum += 2 * power[k];
    }
    return sum / fft.length();
  }
}
